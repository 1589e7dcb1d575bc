import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SoundChoice } from '#shared/audio-track.ts';
import { openLibrary } from '#services/library/open-library.ts';
import type { Library } from '#services/library/library.ts';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { silentLog } from '#services/log.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { createPeaks, type Peaks } from './peaks.ts';
import { peaksFileOf } from './peaks-file.ts';

const ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: path.resolve('resources') })).path;
const startMs = Date.UTC(2026, 10, 28, 12);
let dir: string;
let library: Library;
let peaks: Peaks;
let nowMs = startMs;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'peaks-'));
  nowMs = startMs;
  library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog, now: () => nowMs });
  mkdirSync(path.join(library.dir, 'peaks'), { recursive: true });
  const sourceOf = async (key: string) => library.recordings.byMediaKey(key);
  peaks = createPeaks({ library, sourceOf, findFfmpeg: async () => ffmpeg, log: silentLog });
});
afterEach(async () => {
  await peaks.close();
  library.close();
  rmSync(dir, { recursive: true });
});

/** A tone only in the first second of the one part, only in the second second of the other: two channels, or two tracks. */
function addFile(name: string, parts: 'channels' | 'tracks', codec: readonly string[]) {
  const file = path.join(dir, name);
  const tone = (from: number) => [
    '-f',
    'lavfi',
    '-i',
    `aevalsrc=0.5*sin(2000*t)*between(t\\,${from}\\,${from + 1}):d=2`,
  ];
  const join = ['-filter_complex', '[0][1]amerge=inputs=2[out]', '-map', '[out]'];
  const maps = parts === 'channels' ? join : ['-map', '0', '-map', '1'];
  execFileSync(ffmpeg, ['-v', 'error', ...tone(0), ...tone(1), ...maps, ...codec, file]);
  const [added] = library.recordings.add([{ ...sampleRecording(name), path: file }], sampleOptions);
  return added!;
}

/** A finished run, a minute after the one before. */
function run(recordingId: number, sound: SoundChoice | undefined): string {
  nowMs += 60_000;
  library.jobs.setOptions(recordingId, { ...sampleOptions, ...(sound && { sound }) });
  const { transcriptId } = library.transcripts.begin(recordingId);
  nowMs += 1000;
  library.transcripts.finish(transcriptId, { durationMs: 2000, sha256: 'x', warnings: [] });
  return library.recordings.get(recordingId).mediaKey;
}

/** Whether something is audible in each of the two seconds. */
function loud(file: string | null): readonly boolean[] {
  const bytes = readFileSync(file!);
  const isLoud = (from: number) => bytes.subarray(from + 10, from + 40).some((peak) => peak > 40);
  return [isLoud(0), isLoud(50)];
}

test.each([
  ['call.wav', ['-c:a', 'pcm_s16le']],
  ['call.flac', ['-c:a', 'flac']],
  ['call.mka', ['-c:a', 'libvorbis']],
])('of %s each channel has a waveform of its own', async (name, codec) => {
  const { id } = addFile(name, 'channels', codec);
  const both = run(id, undefined);
  const first = run(id, { track: null, eachChannel: false, channels: [0] });
  const second = run(id, { track: null, eachChannel: false, channels: [1] });
  expect(new Set([both, first, second]).size).toBe(3);
  expect(loud(await peaks.of(both))).toEqual([true, true]);
  expect(loud(await peaks.of(first))).toEqual([true, false]);
  expect(loud(await peaks.of(second))).toEqual([false, true]);
});

test.each([
  ['film.mkv', ['-c:a', 'flac']],
  ['film.m4a', ['-c:a', 'aac']],
  ['film.ts', ['-c:a', 'mp2']],
])('of %s each track has a waveform of its own', async (name, codec) => {
  const { id } = addFile(name, 'tracks', codec);
  const second = run(id, { track: 1, eachChannel: false });
  expect(loud(await peaks.of(second))).toEqual([false, true]);
  expect(loud(await peaks.of(run(id, { track: 0, eachChannel: false })))).toEqual([true, false]);
});

test('a waveform that a run of another track left under the plain name is redrawn', async () => {
  const { id } = addFile('old.mkv', 'tracks', ['-c:a', 'flac']);
  const plain = run(id, { track: null, eachChannel: false });
  const own = peaksFileOf(library.dir, plain);
  run(id, { track: 1, eachChannel: false });
  writeFileSync(own, Buffer.alloc(100, 200));
  utimesSync(own, new Date(nowMs - 500), new Date(nowMs - 500));
  expect(loud(await peaks.of(plain))).toEqual([true, false]);
  expect(readFileSync(own).length).toBeLessThan(110);
});

test('a waveform that its own run left is kept, also when later runs listened to something else', async () => {
  const { id } = addFile('kept.mkv', 'tracks', ['-c:a', 'flac']);
  const plain = run(id, undefined);
  const own = peaksFileOf(library.dir, plain);
  writeFileSync(own, Buffer.alloc(100, 200));
  utimesSync(own, new Date(nowMs - 500), new Date(nowMs - 500));
  run(id, { track: 1, eachChannel: false });
  expect(loud(await peaks.of(plain))).toEqual([true, true]);
});

test('one that is being written is given as far as it is', async () => {
  const { id } = addFile('now.wav', 'channels', ['-c:a', 'pcm_s16le']);
  const key = run(id, undefined);
  const part = `${peaksFileOf(library.dir, key)}.part`;
  writeFileSync(part, Buffer.alloc(10, 1));
  expect(await peaks.of(key)).toBe(part);
});

test('of a file that is gone there is none, and nothing is left behind', async () => {
  const { id, path: file } = addFile('gone.wav', 'channels', ['-c:a', 'pcm_s16le']);
  const key = run(id, undefined);
  rmSync(file);
  expect(await peaks.of(key)).toBeNull();
  expect(await peaks.of('unknown')).toBeNull();
  expect(existsSync(peaksFileOf(library.dir, key))).toBe(false);
  expect(readdirSync(path.join(library.dir, 'peaks'))).toEqual([]);
});
