import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SoundChoice } from '#shared/audio-track.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { wordErrorRate } from './accuracy/word-error-rate.ts';
import { inShort } from './support/in-short.ts';

const speech = path.resolve('tests/fixtures/speech');
const voice = path.join(speech, 'short06.wav');
const other = path.join(speech, 'short07.wav');
const words = readFileSync(path.join(speech, 'short06.txt'), 'utf8');

let app: TestServices;
beforeAll(async () => {
  app = await testServices();
  await app.services['settings.set']({ recognitionLanguage: 'en' });
});
afterAll(() => app.end());

function ff(name: string, args: string): string {
  const file = path.join(app.dir, name);
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args.split(' '), file]);
  return file;
}

/** A WAV as field recorders write it: channels without places, the voice on some of them (from 1; negative: turned over). */
function poly(name: string, count: number, on: readonly number[]): string {
  const wav = readFileSync(voice);
  const data = wav.subarray(wav.indexOf('data') + 8);
  const samples = Math.floor(data.length / 2);
  const out = Buffer.alloc(68 + samples * 2 * count);
  out.write('RIFF', 0);
  out.writeUInt32LE(out.length - 8, 4);
  out.write('WAVEfmt ', 8);
  out.writeUInt32LE(40, 16);
  out.writeUInt16LE(0xff_fe, 20);
  out.writeUInt16LE(count, 22);
  out.writeUInt32LE(16_000, 24);
  out.writeUInt32LE(32_000 * count, 28);
  out.writeUInt16LE(2 * count, 32);
  out.writeUInt16LE(16, 34);
  out.writeUInt16LE(22, 36);
  out.writeUInt16LE(16, 38);
  out.writeUInt32LE(0, 40);
  Buffer.from('0100000000001000800000aa00389b71', 'hex').copy(out, 44);
  out.write('data', 60);
  out.writeUInt32LE(samples * 2 * count, 64);
  for (let i = 0; i < samples; i += 1) {
    const sample = data.readInt16LE(2 * i);
    for (const channel of on) {
      out.writeInt16LE(Math.max(-32_767, sample) * Math.sign(channel), 68 + 2 * (i * count + Math.abs(channel) - 1));
    }
  }
  const file = path.join(app.dir, name);
  writeFileSync(file, out);
  return file;
}

async function transcribed(file: string) {
  const [recording] = await app.transcribe(file);
  expect(recording).toMatchObject({ state: 'done' });
  return { recording: recording!, text: app.text(recording!.id), kinds: recording!.warnings.map(({ kind }) => kind) };
}

async function requireWords(file: string): Promise<void> {
  expect(wordErrorRate(words, (await transcribed(file)).text).errors).toBeLessThanOrEqual(1);
}

describe('the words are found', () => {
  test.each(
    inShort([
      [2, [2]],
      [3, [3]],
      [4, [1, -2]],
      [6, [4]],
      [7, [7]],
      [8, [5, -6]],
      [9, [9]],
      [10, [5]],
      [12, [1, -12]],
      [16, [11]],
      [32, [31]],
    ] as const),
  )('of %i channels without places, on %j', async (count, on) => {
    await requireWords(poly(`poly ${count} ${on.join()}.wav`, count, on));
  });

  test.each(
    inShort([
      ['aac 5.1, voice on the LFE', 'lfe.m4a', '-c:a pcm_s16le -af pan=5.1|LFE=c0'],
      ['flac 7.1, voice on one side, turned over on the other', 'sides.flac', '-af pan=7.1|SL=c0|SR=-1*c0'],
      ['opus, right turned over', 'turned.opus', '-af pan=stereo|c0=c0|c1=-1*c0 -c:a libopus'],
      ['mp3, right turned over and quieter', 'turned.mp3', '-af pan=stereo|c0=c0|c1=-0.7*c0 -c:a libmp3lame'],
      ['quad, back turned over', 'quad.mka', '-af pan=quad|FL=c0|BL=-1*c0 -c:a pcm_s24le'],
      ['ac3 in mpegts, voice in the centre', 'centre.ts', '-af pan=5.1|FC=c0 -c:a ac3'],
    ]),
  )('%s', async (_, name, how) => {
    const container = name.endsWith('.m4a') ? name.replace('.m4a', '.mka') : name;
    await requireWords(ff(container, `-i ${voice} ${how}`));
  });

  test.each(
    inShort([
      ['45 dB down, 32 bit', 'down.wav', '-af volume=-45dB -c:a pcm_f32le'],
      ['60 dB down, 32 bit, stereo', 'down60.caf', '-af volume=-60dB -ac 2 -c:a pcm_f32be'],
      ['40 dB down in FLAC of 24 bit', 'down40.flac', '-af volume=-40dB -sample_fmt s32'],
      ['an offset', 'offset.wav', '-af aeval=val(0)*0.7+0.1:c=same'],
      ['an offset below zero, in quiet sound', 'offset.mka', '-af aeval=val(0)*0.1-0.05:c=same -c:a pcm_f32le'],
      ['30 dB over full scale', 'over.wav', '-af volume=30dB -c:a pcm_f32le'],
      ['hum of 50 Hz', 'hum.flac', '-af aeval=val(0)*0.8+0.04*sin(2*PI*50*t):c=same'],
      ['hum of 60 Hz louder than the voice', 'hum.wv', '-af aeval=val(0)*0.6+0.3*sin(2*PI*60*t):c=same'],
      [
        'hum with harmonics on both sides of a stereo recording, 30 dB down',
        'hum.mka',
        '-af pan=stereo|c0=c0|c1=c0,aeval=val(0)*0.03+0.003*sin(2*PI*50*t)+0.004*sin(2*PI*150*t)+0.002*sin(2*PI*350*t):c=same -c:a pcm_f32le',
      ],
      ['24 dB over full scale, doubles', 'over.mka', '-af volume=24dB -c:a pcm_f64le'],
    ]),
  )('%s, and it is said', async (_, name, how) => {
    const file = ff(name, `-i ${voice} ${how}`);
    const { text, kinds } = await transcribed(file);
    expect(wordErrorRate(words, text).errors).toBeLessThanOrEqual(1);
    expect(kinds).toContain('level');
  });
});

test('with clipped peaks restored there are no more errors than without, and the warning and the record say so', async () => {
  const file = ff('clipped.wav', `-i ${voice} -af volume=18dB -c:a pcm_s16le`);
  const { text, recording } = await transcribed(file);
  expect(recording.warnings).toContainEqual(expect.objectContaining({ kind: 'level', isClipped: true }));
  const again = { recordingId: recording.id, modelId: 'demo', preset: 'balanced', language: 'en' } as const;
  await app.services['versions.make']({ ...again, restoresPeaks: true });
  const restored = await app.until(recording.id, ['done', 'failed']);
  expect(restored.warnings).toContainEqual(expect.objectContaining({ isClipped: true, isRestored: true }));
  expect(app.library.jobs.get(recording.id).options.restoresPeaks).toBe(true);
  const newest = (await app.services['versions.list']({ recordingId: recording.id })).find(
    ({ transcriptId }) => transcriptId !== recording.transcriptId,
  );
  const written = [...app.library.segments.iterate(newest?.transcriptId ?? 0)].map((segment) => segment.text).join(' ');
  const errors = wordErrorRate(words, text).errors;
  expect(wordErrorRate(words, written).errors).toBeLessThanOrEqual(errors);
});

test('ordinary sound is not called treated', async () => {
  expect((await transcribed(ff('plain.wav', `-i ${voice} -ac 2`))).kinds).toEqual(['demo-model']);
});

const silent = '-f lavfi -i anullsrc=r=48000:cl=mono';

describe('of several tracks where none was chosen', () => {
  test.each(
    inShort([
      ['second of four in MXF', 'second.mxf', '-map 1:a -map 0:a -map 1:a -map 1:a', 2],
      ['last of three in MKV', 'last.mkv', '-map 1:a -map 1:a -map 0:a -c:a libopus', 3],
      ['second of two in MP4', 'second.mp4', '-map 1:a -map 0:a -c:a aac', 2],
      ['second of two in MOV', 'second.mov', '-map 1:a -map 0:a -c:a pcm_s16le', 2],
    ]),
  )('the one that holds speech is transcribed: %s', async (_, name, maps, number) => {
    const picture = name.endsWith('.mxf')
      ? '-f lavfi -i testsrc2=s=720x576:r=25 -map 2:v -c:v mpeg2video -pix_fmt yuv422p -c:a pcm_s16le -ar 48000'
      : '';
    const file = ff(name, `-i ${voice} ${silent} ${picture} ${maps} -t 7`.replaceAll(/ +/g, ' '));
    const { recording, text } = await transcribed(file);
    expect(wordErrorRate(words, text).errors).toBeLessThanOrEqual(1);
    const found = recording.warnings.find(({ kind }) => kind === 'track-found');
    expect(found).toMatchObject({ number });
    const { choice } = await app.services['recordings.sound']({ recordingId: recording.id });
    expect(choice.track).toBe(number - 1);
  });

  test('the default stays where it holds speech, and others with speech are named', async () => {
    const file = ff('both.mka', `-i ${voice} -i ${other} ${silent} -map 0:a -map 2:a -map 1:a -c:a flac -t 7`);
    const { recording, text } = await transcribed(file);
    expect(wordErrorRate(words, text).errors).toBeLessThanOrEqual(1);
    expect(recording.warnings).toContainEqual({ kind: 'other-tracks', numbers: [3] });
  });

  test('where one without speech was chosen, it is said what was listened to and where speech is', async () => {
    const file = ff('chosen.mka', `-i ${voice} ${silent} -map 0:a -map 1:a -c:a flac -t 7`);
    const { recording } = await transcribed(file);
    const again = { recordingId: recording.id, modelId: 'demo', preset: 'balanced', language: 'auto' } as const;
    await app.services['versions.make']({ ...again, sound: { track: 1, eachChannel: false } });
    await app.queue.runOne(recording.id).catch(() => {});
    const after = await app.until(recording.id, ['done']);
    expect(after.warnings).toContainEqual({
      kind: 'no-speech',
      listened: expect.objectContaining({ track: 2, trackCount: 2, channelCount: 1, loudestDb: null }),
    });
    expect(after.warnings).toContainEqual({ kind: 'other-tracks', numbers: [1] });
  });

  test.each(
    inShort([
      ['two copies in one codec', 'copies.mka', '-map 0:a -map 0:a -c:a flac'],
      [
        'a stereo and a mono encoding',
        'encodings.mkv',
        '-map 0:a -map 0:a -c:a:0 flac -ac:a:0 2 -c:a:1 aac -b:a:1 96k',
      ],
      ['three in MP4', 'three.mp4', '-map 0:a -map 0:a -map 0:a -c:a aac -b:a 128k'],
      ['PCM of another rate in MOV', 'rates.mov', '-map 0:a -map 0:a -c:a pcm_s16le -ar:a:1 48000'],
    ]),
  )('the same sound on another track is no news: %s', async (_, name, how) => {
    expect((await transcribed(ff(name, `-i ${voice} ${how}`))).kinds).toEqual(['demo-model']);
  });

  test.each([
    [
      'a translator over the end of the original',
      `[0:a]asplit[a][b];[1:a]adelay=3000|3000[late];[b]volume=0.4[low];[low][late]amix=2:normalize=0[c]`,
    ],
    [
      'a remark in the middle, quieter than the voice',
      `[0:a]asplit[a][b];[1:a]atrim=0:1.5,adelay=2000,volume=0.6[late];[b][late]amix=2:normalize=0[c]`,
    ],
  ])('what is the same at first and not later on is named: %s', async (what, filter) => {
    const file = ff(
      `${what.length}.mka`,
      `-i ${voice} -i ${other} -filter_complex ${filter} -map [a] -map [c] -c:a flac -t 7`,
    );
    expect((await transcribed(file)).recording.warnings).toContainEqual({ kind: 'other-tracks', numbers: [2] });
  });
});

async function again(recordingId: number, sound: SoundChoice) {
  const chosen = { recordingId, modelId: 'demo', preset: 'balanced', language: 'auto', sound } as const;
  await app.services['versions.make'](chosen);
  await app.queue.runOne(recordingId).catch(() => {});
  return await app.until(recordingId, ['done']);
}

test.each(
  inShort([
    [4, [3], [0]],
    [6, [2, -6], [3]],
    [10, [10], [0, 4]],
    [2, [1], [1]],
  ] as const),
)('of %i channels with speech on %j, chosen ones without it name where it is', async (count, on, channels) => {
  const { recording } = await transcribed(poly(`chosen ${count}.wav`, count, on));
  const { warnings } = await again(recording.id, { track: null, eachChannel: false, channels });
  const numbers = on.map((channel) => Math.abs(channel));
  expect(warnings).toContainEqual({ kind: 'other-channels', numbers });
  const { warnings: found } = await again(recording.id, {
    track: null,
    eachChannel: false,
    channels: [numbers[0]! - 1],
  });
  expect(found.map(({ kind }) => kind)).toEqual(['demo-model']);
});
