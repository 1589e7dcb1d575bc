import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '#shared/failure.ts';
import { findFfmpeg } from '../find-ffmpeg.ts';
import { decode } from '../decode.ts';
import { probe } from '../probe.ts';
import { soundSource } from '../sound-source.ts';

let dir = '';
let ffmpeg = '';
const at = (name: string) => path.join(dir, name);
const ff = (...args: readonly string[]) =>
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args], { cwd: dir });
const noise = ['-f', 'lavfi', '-i', 'anoisesrc=d=20:r=48000:a=0.1'];
const picture = ['-f', 'lavfi', '-i', 'testsrc=d=20:s=160x120:r=5'];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'structure-'));
  ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Containers, how a file of theirs is made, and how exact their length is. */
const kinds: readonly (readonly [name: string, how: readonly string[], declaredMs: number | null])[] = [
  ['pcm.wav', [], 20_000],
  ['extensible.wav', ['-c:a', 'pcm_s24le', '-ac', '6'], 20_000],
  ['float.wav', ['-c:a', 'pcm_f32le'], 20_000],
  ['rf64.wav', ['-rf64', 'always'], 20_000],
  ['ima.wav', ['-c:a', 'adpcm_ima_wav'], null],
  ['sony.w64', [], null],
  ['big.aiff', [], 20_000],
  ['small.aifc', ['-c:a', 'pcm_alaw', '-f', 'aiff'], 20_000],
  ['pcm.caf', [], null],
  ['alac.caf', ['-c:a', 'alac'], null],
  ['wma.wma', [], null],
  ['fast.m4a', ['-c:a', 'aac', '-movflags', '+faststart'], 20_000],
  [
    'fragments.mp4',
    ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '1000000'],
    null,
  ],
  ['quick.mov', ['-c:a', 'pcm_s16le', '-movflags', '+faststart'], 20_000],
  ['opus.mka', ['-c:a', 'libopus'], 20_000],
  ['pcm.mka', ['-c:a', 'pcm_s16le'], 20_000],
  ['opus.webm', ['-c:a', 'libopus'], 20_000],
  ['live.webm', ['-c:a', 'libopus', '-live', '1'], null],
  ['vorbis.ogg', ['-c:a', 'libvorbis'], null],
  ['opus.opus', [], null],
  ['flac.flac', [], 20_000],
  ['xing.mp3', ['-c:a', 'libmp3lame', '-q:a', '4'], 20_000],
  ['constant.mp3', ['-c:a', 'libmp3lame', '-b:a', '64k', '-write_xing', '0', '-id3v2_version', '0'], null],
  ['two.mp2', ['-c:a', 'mp2'], null],
  ['frames.aac', ['-c:a', 'aac'], null],
  ['flash.flv', ['-ar', '44100', '-c:a', 'libmp3lame'], null],
  ['video.mkv', ['-c:a', 'aac', '-c:v', 'mpeg4'], 20_000],
  ['video.mp4', ['-c:a', 'aac', '-c:v', 'mpeg4', '-movflags', '+faststart'], 20_000],
];

describe.each(kinds)('%s', (name, how, declaredMs) => {
  test('is whole, and as long as it is', async () => {
    ff(...noise, ...(name.startsWith('video') ? picture : []), ...how, name);
    const { structure, declaredMs: declared } = await soundSource(at(name), await probe(at(name), ffmpeg));
    expect(['whole', 'unknown']).toContain(structure.end);
    expect(structure.parts).toEqual([{ start: 0, end: structure.sizeBytes }]);
    if (declaredMs === null) expect(declared === null || Math.abs(declared - 20_000) < 100).toBe(true);
    else expect(Math.abs((declared ?? 0) - declaredMs)).toBeLessThan(100);
  });

  test.each([0.35, 0.7, 0.93])(
    'cut at %d of its bytes, it is reported as cut, or its length shows it',
    async (share) => {
      const bytes = readFileSync(at(name));
      const cut = `cut-${name}`;
      writeFileSync(at(cut), bytes.subarray(0, Math.floor(bytes.length * share)));
      const media = await probe(at(cut), ffmpeg).catch(failureOf);
      if ('code' in media) {
        // Its index is written last.
        expect([name, media.code]).toEqual(['alac.caf', 'index-missing']);
        return;
      }
      const { structure, declaredMs: declared } = await soundSource(at(cut), media);
      const isReported = structure.end === 'cut' || structure.end === 'open' || declared !== null;
      expect(isReported, JSON.stringify(structure)).toBe(true);
    },
  );
});

test('a picture that is longer than the sound is no damage', async () => {
  for (const name of ['short.mp4', 'short.mkv', 'short.mov', 'short.avi']) {
    ff(...picture, '-f', 'lavfi', '-i', 'sine=d=4', '-map', '0', '-map', '1', '-c:v', 'mpeg4', name);
    const { structure, declaredMs } = await soundSource(at(name), await probe(at(name), ffmpeg));
    expect(['whole', 'unknown']).toContain(structure.end);
    expect(declaredMs ?? 4000, name).toBeLessThan(4200);
  }
});

test('of an MP4 that breaks off within the index of a fragment all before it is read', async () => {
  const bytes = readFileSync(at('fragments.mp4'));
  for (let moof = bytes.indexOf('moof', bytes.length / 2), nth = 0; nth < 3; nth += 1) {
    writeFileSync(at('cut-in-index.mp4'), bytes.subarray(0, moof + 10 + 20 * nth));
    const media = await probe(at('cut-in-index.mp4'), ffmpeg);
    const { source, structure } = await soundSource(at('cut-in-index.mp4'), media);
    expect([structure.end, source.parts]).toEqual(['cut', [{ start: 0, end: moof - 4 }]]);
    moof = bytes.indexOf('moof', moof + 4);
  }
});

test.each([
  ['early.w64', [], 'data\u00f3\u00ac\u00d3\u0011'],
  ['early-float.w64', ['-c:a', 'pcm_f32le', '-ac', '3'], 'data\u00f3\u00ac\u00d3\u0011'],
  ['early.aiff', [], 'SSND'],
  ['early24.aiff', ['-c:a', 'pcm_s24be', '-ac', '2'], 'SSND'],
  ['early-alaw.aifc', ['-c:a', 'pcm_alaw', '-f', 'aiff'], 'SSND'],
])('%s whose header was written too early is read on to its end', async (name, how, chunk) => {
  ff(...noise, ...how, name);
  const bytes = readFileSync(at(name));
  const place = bytes.indexOf(chunk, 0, 'latin1');
  for (const length of [0, 24_000]) {
    if (chunk === 'SSND') bytes.writeUInt32BE(length, place + 4);
    else bytes.writeBigUInt64LE(BigInt(length), place + 16);
    writeFileSync(at(name), bytes);
    const media = await probe(at(name), ffmpeg);
    const { source, structure } = await soundSource(at(name), media);
    const { channels } = media.tracks[0]!;
    let samples = 0;
    const decoding = { ffmpeg, source, channels: channels ?? 1, signal: new AbortController().signal };
    for await (const piece of decode(at(name), decoding)) samples += piece.length / (channels ?? 1);
    expect(Math.abs(samples / 16_000 - 20)).toBeLessThan(0.1);
    expect(structure).toMatchObject({ ignoresLength: true, end: 'unknown' });
    expect(media.durationMs).toBeGreaterThan(19_000);
  }
});

test('nothing is lost where FLAC files are joined', async () => {
  ff(...noise, 'one.flac');
  ff(...noise, '-c:a', 'flac', '-metadata', 'title=fLaC', 'two.flac');
  writeFileSync(at('both.flac'), Buffer.concat(['one', 'two', 'one'].map((name) => readFileSync(at(`${name}.flac`)))));
  const { source, declaredMs } = await soundSource(at('both.flac'), await probe(at('both.flac'), ffmpeg));
  let samples = 0;
  const decoding = { ffmpeg, source, channels: 1, signal: new AbortController().signal };
  for await (const piece of decode(at('both.flac'), decoding)) samples += piece.length;
  expect([source.parts?.length, declaredMs, Math.round(samples / 160)]).toEqual([3, 60_000, 6000]);
});

test('files joined end to end are parts', async () => {
  for (const [one, count] of [
    ['opus.webm', 3],
    ['live.webm', 3],
    ['video.mkv', 2],
    ['flash.flv', 4],
    ['fast.m4a', 2],
    ['pcm.wav', 2],
  ] as const) {
    const bytes = readFileSync(at(one));
    writeFileSync(at(`joined-${one}`), Buffer.concat(Array.from({ length: count }, () => bytes)));
    const { source } = await soundSource(at(`joined-${one}`), await probe(at(`joined-${one}`), ffmpeg));
    expect(
      source.parts?.map(({ start }) => start / bytes.length),
      one,
    ).toEqual(Array.from({ length: count }, (_, nth) => nth));
  }
});
