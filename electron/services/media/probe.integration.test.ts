import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.ts';
import { probe } from './probe.ts';

const speech = path.resolve('tests/fixtures/speech/short06.wav');
let dir = '';
const programs = { 'with ffprobe': '', 'without ffprobe': '' };
const ff = (...args: readonly string[]) =>
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args], { cwd: dir });
const at = (name: string) => path.join(dir, name);

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'probe-'));
  const ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
  mkdirSync(at('alone'));
  symlinkSync(ffmpeg, at('alone/ffmpeg'));
  Object.assign(programs, { 'with ffprobe': ffmpeg, 'without ffprobe': at('alone/ffmpeg') });
  const tone = ['-f', 'lavfi', '-i', 'sine=d=2:r=16000'];
  for (const [name, language] of Object.entries({
    'brackets.ogg': 'English (UK)',
    'region.ogg': 'es-ES',
    'script.opus': 'sr-Latn-RS',
    'words.ogg': 'Deutsch: Audio, (2)',
    'cyrillic.mka': 'русский язык',
  })) {
    ff('-i', speech, '-metadata:s:a:0', `LANGUAGE=${language}`, '-metadata:s:a:0', `language=${language}`, name);
  }
  const chapters = Array.from(
    { length: 1025 },
    (_, nth) => `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${nth}\nEND=${nth + 1}\ntitle=Chapter ${nth}: about the contract\n`,
  );
  writeFileSync(at('chapters.txt'), `;FFMETADATA1\n${chapters.join('')}`);
  ff(
    '-i',
    speech,
    '-i',
    'chapters.txt',
    '-map',
    '0:a',
    '-map_chapters',
    '1',
    '-c:a',
    'aac',
    '-movflags',
    'disable_chpl',
    'chapters.m4b',
  );
  ff('-i', speech, '-i', 'chapters.txt', '-map', '0:a', '-map_chapters', '1', '-c:a', 'libopus', 'chapters.mka');
  writeFileSync(at('tag.txt'), `;FFMETADATA1\nlyrics=${'Stream #0:0: Audio: none, '.repeat(40_000)}\n`);
  ff('-i', speech, '-i', 'tag.txt', '-map', '0:a', '-map_metadata', '1', '-c:a', 'flac', 'lyrics.flac');
  ff('-i', speech, ...tone, '-map', '0', '-map', '1', '-c:a', 'aac', 'two.mp4');
  writeFileSync(at('apac-first.mp4'), renamed('two.mp4', 'mp4a', 'apac', 'esds', 'dapa'));
  ff('-i', speech, '-c:a', 'aac', 'one.m4a');
  writeFileSync(at('apac-only.m4a'), renamed('one.m4a', 'mp4a', 'apac', 'esds', 'dapa'));
  ff('-i', speech, ...tone, '-map', '0', '-map', '1', '-c:a', 'libopus', 'two.mkv');
  writeFileSync(at('strange-first.mkv'), renamed('two.mkv', 'A_OPUS', 'A_ODD!'));
  ff('-i', speech, ...tone, '-map', '0', '-map', '1', '-c:a', 'pcm_s16le', 'two.mov');
  writeFileSync(at('strange-first.mov'), renamed('two.mov', 'sowt', 'xyz9'));
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A copy in which the first of each pair of names stands for something that ffmpeg does not know. */
function renamed(name: string, ...pairs: readonly string[]): Buffer {
  const bytes = readFileSync(at(name));
  let from = 0;
  for (let nth = 0; nth < pairs.length; nth += 2) {
    const place = bytes.indexOf(pairs[nth] ?? '', from);
    bytes.write(pairs[nth + 1] ?? '', place, 'latin1');
    from = place;
  }
  return bytes;
}

describe.each(['with ffprobe', 'without ffprobe'] as const)('%s', (how) => {
  test.each([
    ['brackets.ogg', 'English (UK)'],
    ['region.ogg', 'es-ES'],
    ['script.opus', 'sr-Latn-RS'],
    ['words.ogg', 'Deutsch: Audio, (2)'],
    ['cyrillic.mka', 'русский язык'],
  ])('the language of %s, %s, hides no track', async (name, language) => {
    const { tracks } = await probe(at(name), programs[how]);
    expect(tracks).toMatchObject([{ index: 0, language: expect.stringContaining(language.slice(0, 5)) }]);
  });

  test.each(['chapters.m4b', 'chapters.mka', 'lyrics.flac'])('%s has its track and its length', async (name) => {
    const media = await probe(at(name), programs[how]);
    expect(media.tracks).toHaveLength(1);
    expect(media.durationMs).toBeGreaterThan(5000);
  });

  test.each(['apac-first.mp4', 'strange-first.mkv', 'strange-first.mov'])(
    'in %s the track that can be decoded is taken',
    async (name) => {
      const { track, tracks } = await probe(at(name), programs[how]);
      expect([track, tracks.map(({ obstacle }) => obstacle)]).toEqual([1, ['unknown-codec', null]]);
    },
  );

  test.each([
    [
      'tape.dv',
      ['-f', 'lavfi', '-i', 'testsrc2=s=720x576:r=25', '-t', '1', '-pix_fmt', 'yuv420p', '-ar', '48000', '-ac', '2'],
      'dv',
    ],
    [
      'studio.gxf',
      ['-f', 'lavfi', '-i', 'testsrc2=s=720x576:r=25', '-t', '1', '-c:v', 'mpeg2video', '-ar', '48000', '-ac', '1'],
      'gxf',
    ],
    ['call.g722', ['-t', '1', '-ar', '16000', '-c:a', 'g722'], 'g722'],
    ['asterisk.sln', ['-t', '1', '-ar', '8000', '-f', 's16le'], 'sln'],
    ['field.sf', ['-t', '1', '-f', 'ircam'], 'ircam'],
  ])('%s is opened', async (name, arguments_, format) => {
    ff('-i', speech, ...arguments_, name);
    expect(await probe(at(name), programs[how])).toMatchObject({ format });
  });

  test.each([
    ['call.ulaw', 'mulaw', '-f mulaw -ar 8000'],
    ['call.AL', 'alaw', '-f alaw -ar 8000'],
    ['call.raw', 's16le', '-f s16le'],
    ['call.pcm', 's16le', '-f s16le'],
    ['call.vox', 's16le', 'sox'],
  ])('%s has no header, and what to do is said', async (name, format, command) => {
    ff('-ss', '1', '-i', speech, '-t', '1', '-ar', '8000', '-f', format, name);
    await expect(probe(at(name), programs[how])).rejects.toMatchObject({
      code: 'no-header',
      params: { name, command: expect.stringContaining(command) },
    });
  });

  test.each([
    ['lead.wav', Buffer.from('\ufeff')],
    ['lead.ogg', Buffer.alloc(70)],
    ['lead.m4a', Buffer.from('HTTP/1.1 200 OK\r\n\r\n')],
  ])('%s with something before its beginning is read from there', async (name, lead) => {
    ff('-ss', '1', '-i', speech, '-t', '1', name);
    writeFileSync(at(name), Buffer.concat([lead, readFileSync(at(name))]));
    expect(await probe(at(name), programs[how])).toMatchObject({ leadBytes: lead.length, tracks: [{ channels: 1 }] });
  });

  test('a WAV whose odd chunk lacks its padding is read', async () => {
    const wav = readFileSync(speech);
    const list = Buffer.from('LIST\x05\0\0\0INFO\0', 'latin1');
    writeFileSync(at('odd.wav'), Buffer.concat([wav.subarray(0, 36), list, wav.subarray(36)]));
    expect(await probe(at('odd.wav'), programs[how])).toMatchObject({ format: 'wav', tracks: [{ channels: 1 }] });
  });

  test('a text is no recording without a header, whatever its name', async () => {
    writeFileSync(at('notes.raw'), 'What was said about the contract.\n'.repeat(100));
    await expect(probe(at('notes.raw'), programs[how])).rejects.toMatchObject({ code: 'not-audio' });
  });

  test('a file of nothing but what ffmpeg does not know is not called damaged', async () => {
    await expect(probe(at('apac-only.m4a'), programs[how])).rejects.toMatchObject({
      code: 'codec-unknown',
      params: { codec: 'apac' },
    });
  });
});

test.skipIf(process.platform === 'win32')(
  'what was found out about a file is known until someone writes to it',
  async () => {
    const file = at('seen.wav');
    writeFileSync(file, readFileSync(speech));
    const { path: real } = await findFfmpeg({ setting: null, resourcesDir: dir });
    mkdirSync(at('counted'));
    symlinkSync(real, at('counted/ffmpeg'));
    const starts = at('starts');
    const script = `#!/bin/sh\necho >> '${starts}'\nexec '${path.join(path.dirname(real), 'ffprobe')}' "$@"\n`;
    writeFileSync(at('counted/ffprobe'), script, { mode: 0o755 });
    const look = async () => {
      const { durationMs } = await probe(file, at('counted/ffmpeg'));
      return { durationMs, starts: readFileSync(starts, 'utf8').length };
    };
    const yesterday = Date.now() / 1000 - 86_400;
    utimesSync(file, yesterday, yesterday);
    const first = await look();
    expect(first.starts).toBe(1);
    expect(await look()).toEqual(first);
    appendFileSync(file, Buffer.alloc(16_000));
    // Written to a moment ago, it may be written to again before the clock of the file system advances.
    for (const count of [2, 3]) expect(await look()).toMatchObject({ starts: count });
  },
);
