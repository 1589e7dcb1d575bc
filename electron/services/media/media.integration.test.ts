import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { fileSha256, quickHash } from './files/file-hash.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { mediaFilesIn } from './files/media-files.ts';
import { createPeakWriter, peaksPerSecond } from './peaks.ts';
import { probe } from './probe.ts';

const speech = path.resolve('tests/fixtures/speech');
/** Nothing of its clock is known. */
const source = { track: 0, format: '', startSeconds: 0 };
let dir = '';
let ffmpeg = '';
const ff = (args: string) =>
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args.split(' ')], { cwd: dir });

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'медиа файлы-'));
  ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
  ff('-f lavfi -i testsrc=d=1:s=160x120 -pix_fmt yuv420p -c:v mpeg4 silent.mp4');
  ff('-f lavfi -i testsrc=d=2:s=160x120 -f lavfi -i sine=d=2 -pix_fmt yuv420p -c:v mpeg4 -c:a aac film.mp4');
  ff('-f lavfi -i sine=d=20:r=16000 -c:a libmp3lame long.mp3');
  ff('-f lavfi -i sine=d=0.05:r=16000 tiny.wav');
  ff(
    '-f lavfi -i testsrc=d=8:s=160x120 -itsoffset 5 -f lavfi -i sine=d=2:r=16000 -map 0:v -map 1:a -c:v mpeg4 -c:a aac late.mkv',
  );
  writeFileSync(path.join(dir, 'empty.wav'), '');
  writeFileSync(path.join(dir, 'text.wav'), 'This is a text, not a recording.\n'.repeat(50));
  writeFileSync(path.join(dir, 'page.mp3'), '<html><script>alert(1)</script></html>');
  writeFileSync(path.join(dir, 'list.m3u8'), '#EXTM3U\nhttp://127.0.0.1:1/x.mp3\n');
  writeFileSync(path.join(dir, 'concat.wav'), `ffconcat version 1.0\nfile '${speech}/short01.wav'\n`);
  writeFileSync(path.join(dir, 'header.m4a'), readFileSync(path.join(speech, 'short03.m4a')).subarray(0, 3000));
  symlinkSync('loop', path.join(dir, 'loop'));
  execFileSync('mkfifo', [path.join(dir, 'pipe.wav')]);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function pcmOf(file: string, maxMs?: number): Promise<Float32Array> {
  const pieces: number[] = [];
  for await (const piece of decode(file, {
    ffmpeg,
    source,
    channels: 1,
    signal: AbortSignal.timeout(30_000),
    ...(maxMs !== undefined && { maxMs }),
  })) {
    for (const sample of piece) pieces.push(sample);
  }
  return Float32Array.from(pieces);
}

test.each([
  ['short01.wav', 10_190],
  ['short02.mp3', 5590],
  ['short03.m4a', 11_000],
  ['short04.ogg', 10_840],
])('%s is probed and decodes to its declared length', async (name, durationMs) => {
  const file = path.join(speech, name);
  const media = await probe(file, ffmpeg);
  expect(media).toMatchObject({ durationMs: expect.closeTo(durationMs, -1.3), hasVideo: false, track: 0 });
  expect(Math.abs((await pcmOf(file)).length / 16 - durationMs)).toBeLessThan(60);
});

test.each([
  ['missing.wav', 'file-missing'],
  ['empty.wav', 'file-empty'],
  ['text.wav', 'not-audio'],
  ['page.mp3', 'not-audio'],
  ['list.m3u8', 'playlist-refused'],
  ['concat.wav', 'playlist-refused'],
  ['header.m4a', 'index-missing'],
  ['silent.mp4', 'no-audio-track'],
  ['tiny.wav', 'too-short'],
  ['.', 'not-a-file'],
  ['loop', 'not-a-file'],
  ['pipe.wav', 'not-a-file'],
])('%s is refused as %s', async (name, code) => {
  await expect(probe(path.join(dir, name), ffmpeg)).rejects.toMatchObject({ code });
});

test('the sound of a video is found beside its picture', async () => {
  expect(await probe(path.join(dir, 'film.mp4'), ffmpeg)).toMatchObject({ hasVideo: true, track: 0 });
});

test.each([
  '-i.wav',
  "it's.wav",
  'a"b.wav',
  'concat:x|y.wav',
  'http:／／x.wav',
  'новая\nстрока.wav',
  'Ёлка 👩‍👧.wav',
  '%d.wav',
  'pipe:0',
])('a file named %j is only a file', async (name) => {
  const file = path.join(dir, name);
  copyFileSync(path.join(speech, 'short06.wav'), file);
  expect((await probe(file, ffmpeg)).durationMs).toBeGreaterThan(5000);
  expect((await pcmOf(file)).length).toBeGreaterThan(5 * 16_000);
});

test('sound that starts late in its container keeps its place', async () => {
  const pcm = await pcmOf(path.join(dir, 'late.mkv'));
  expect(pcm.findIndex((sample) => Math.abs(sample) > 0.015) / 16).toBeGreaterThan(4900);
});

test('a truncated file decodes to what is there, shorter than declared', async () => {
  const file = path.join(dir, 'cut.m4a');
  ff('-f lavfi -i sine=d=20 -c:a aac -movflags +faststart whole.m4a');
  copyFileSync(path.join(dir, 'whole.m4a'), file);
  truncateSync(file, Math.floor(readFileSync(file).length / 2));
  const { durationMs } = await probe(file, ffmpeg);
  const seconds = (await pcmOf(file)).length / 16_000;
  expect(durationMs).toBeGreaterThan(19_000);
  expect(seconds).toBeGreaterThan(5);
  expect(seconds).toBeLessThan(15);
});

test('decoding stops, with no process left, when it is aborted', async () => {
  const abort = new AbortController();
  const run = async () => {
    for await (const piece of decode(path.join(dir, 'long.mp3'), {
      ffmpeg,
      source,
      channels: 1,
      signal: abort.signal,
    })) {
      if (piece.length > 0) abort.abort();
    }
  };
  await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
  const left = execFileSync('sh', ['-c', `pgrep -f "[l]ong.mp3" || true`], { encoding: 'utf8' });
  expect(left.trim()).toBe('');
});

test('a program that stops delivering is ended, also when it does not listen', async () => {
  const stuck = path.join(dir, 'stuck-ffmpeg');
  writeFileSync(stuck, '#!/bin/sh\ntrap "" TERM\nhead -c 64000 /dev/zero\nexec sleep 60\n', {
    mode: 0o755,
  });
  const how = { ffmpeg: stuck, source, channels: 1, signal: new AbortController().signal, stallMs: 300 };
  const read = async () => {
    for await (const piece of decode(path.join(dir, 'long.mp3'), how)) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toMatchObject({ code: 'media-stalled' });
  await expect(probe(path.join(dir, 'long.mp3'), stuck, 300)).rejects.toMatchObject({ code: 'media-stalled' });
  expect(execFileSync('sh', ['-c', `pgrep -f "[s]tuck-ffmpeg" || true`], { encoding: 'utf8' }).trim()).toBe('');
});

test('a program that keeps reading is slow, and is waited for', async () => {
  const slow = path.join(dir, 'slow-ffmpeg');
  const reads = 'import sys,time\nfor _ in range(12):\n  open("/bin/sh","rb").read(4096); time.sleep(0.1)\n';
  writeFileSync(slow, `#!/usr/bin/env python3\n${reads}sys.stdout.buffer.write(bytes(64000))\n`, { mode: 0o755 });
  const how = { ffmpeg: slow, source, channels: 1, signal: new AbortController().signal, stallMs: 400 };
  let samples = 0;
  for await (const piece of decode(path.join(dir, 'long.mp3'), how)) samples += piece.length;
  expect(samples).toBe(16_000);
  await expect(probe(path.join(dir, 'long.mp3'), slow, 400)).rejects.not.toMatchObject({ code: 'media-stalled' });
});

test('a header that says too little hides no silence and nothing behind it', async () => {
  ff('-f lavfi -i sine=d=2:r=16000 head.wav');
  const head = readFileSync(path.join(dir, 'head.wav'));
  const file = path.join(dir, 'wrapped.wav');
  writeFileSync(file, Buffer.concat([head, Buffer.alloc(60 * 32_000), head.subarray(head.indexOf('data') + 8)]));
  expect((await probe(file, ffmpeg)).durationMs).toBe(64_000);
});

test('two channels come side by side', async () => {
  ff('-f lavfi -i sine=d=1:r=16000 -af pan=stereo|c0=c0|c1=0*c0 left.wav');
  const sides = [0, 0];
  for await (const piece of decode(path.join(dir, 'left.wav'), {
    ffmpeg,
    source,
    signal: AbortSignal.timeout(30_000),
    channels: 2,
  })) {
    for (const [at, sample] of piece.entries()) sides[at % 2] = Math.max(sides[at % 2] ?? 0, Math.abs(sample));
  }
  expect(sides[0]).toBeGreaterThan(0.05);
  expect(sides[1]).toBe(0);
});

test('output ends at the limit of length, and says so', async () => {
  let isLimited = false;
  let samples = 0;
  const how = {
    ffmpeg,
    source,
    channels: 1,
    signal: AbortSignal.timeout(30_000),
    maxMs: 5000,
    onLimited: () => (isLimited = true),
  };
  for await (const piece of decode(path.join(dir, 'long.mp3'), how)) samples += piece.length;
  expect([isLimited, Math.floor(samples / 16_000)]).toEqual([true, 5]);
});

test('the hash of a file is its SHA-256, and the quick one distinguishes files', async () => {
  const [a, b] = [path.join(dir, 'a.bin'), path.join(dir, 'b.bin')];
  const bytes = Buffer.alloc(5 * 1024 * 1024, 7);
  writeFileSync(a, bytes);
  bytes[3_000_000] = 8;
  writeFileSync(b, Buffer.concat([bytes, Buffer.from('x')]));
  expect(await fileSha256(a)).toBe(execFileSync('sha256sum', [a], { encoding: 'utf8' }).split(' ')[0]);
  expect(await quickHash(a, bytes.length)).toBe(await quickHash(a, bytes.length));
  expect(await quickHash(b, bytes.length + 1)).not.toBe(await quickHash(a, bytes.length));
});

test('the waveform has 50 peaks a second and appears under its name when it is whole', async () => {
  const file = path.join(dir, 'peaks.bin');
  const writer = createPeakWriter(file);
  const loud = new Int16Array(16_000).fill(-32_768);
  await writer.add(new Int16Array(16_000));
  await writer.add(loud.subarray(0, 7));
  await writer.add(loud.subarray(7));
  expect(existsSync(file)).toBe(false);
  await writer.finish();
  const peaks = readFileSync(file);
  expect(peaks.length).toBe(2 * peaksPerSecond);
  expect([...peaks.subarray(0, 50)].every((peak) => peak === 0)).toBe(true);
  expect([...peaks.subarray(50)].every((peak) => peak === 255)).toBe(true);
});

test('a discarded waveform leaves nothing', async () => {
  const file = path.join(dir, 'gone.bin');
  const writer = createPeakWriter(file);
  await writer.add(new Int16Array(1000));
  await writer.discard();
  expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
});

test('a folder gives its media files in natural order, without hidden and other files', async () => {
  const folder = path.join(dir, 'folder');
  mkdirSync(path.join(folder, 'inner'), { recursive: true });
  for (const name of ['2.wav', '10.WAV', '1.mp3', 'notes.txt', '.hidden.wav', 'inner/3.ogg'])
    writeFileSync(path.join(folder, name), 'x');
  symlinkSync(folder, path.join(folder, 'again'));
  const found = await Array.fromAsync(mediaFilesIn(folder));
  expect(found.map(({ path: file, failure }) => [path.relative(folder, file), failure?.code ?? null])).toEqual([
    ['1.mp3', null],
    ['2.wav', null],
    ['10.WAV', null],
    ['again', 'link-cycle'],
    ['inner/3.ogg', null],
  ]);
});

test('no ffmpeg gives the line to type', async () => {
  const before = process.env['PATH'];
  process.env['PATH'] = dir;
  try {
    await expect(findFfmpeg({ setting: null, resourcesDir: dir })).rejects.toMatchObject({ code: 'ffmpeg-missing' });
  } finally {
    process.env['PATH'] = before;
  }
});

test.skipIf(process.platform === 'win32')('who looks for ffmpeg at the same time starts it once', async () => {
  const folder = mkdtempSync(path.join(dir, 'ffmpeg '));
  const [setting, starts] = [path.join(folder, 'ffmpeg'), path.join(folder, 'starts')];
  writeFileSync(setting, `#!/bin/sh\necho once >> "${starts}"\necho ffmpeg version 7.1\n`, { mode: 0o755 });
  const found = await Promise.all([1, 2, 3].map(() => findFfmpeg({ setting, resourcesDir: dir })));
  expect(found.map(({ version }) => version)).toEqual(['7.1', '7.1', '7.1']);
  expect(readFileSync(starts, 'utf8')).toBe('once\n');
});
