import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '#services/log.ts';
import { decode } from './decode.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { probe } from './probe.ts';
import { createProxies } from './proxy.ts';
import { soundSource } from './sound-source.ts';

let dir = '';
let ffmpeg = '';
const at = (name: string) => path.join(dir, name);
const ff = (...args: readonly string[]) =>
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args], { cwd: dir });

/** A recording of `seconds`: a tone of half a second at its beginning, then noise that is no silence. */
function part(name: string, seconds: number, ...how: readonly string[]): string {
  const sound = `aevalsrc=if(lt(t\\,0.5)\\,0.5*sin(2*PI*440*t)\\,0.02*random(0)):s=48000:d=${seconds}`;
  ff('-f', 'lavfi', '-i', sound, ...how, name);
  return name;
}

function joined(name: string, ...parts: readonly string[]): string {
  writeFileSync(at(name), Buffer.concat(parts.map((one) => readFileSync(at(one)))));
  return name;
}

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'clock-'));
  ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Decoded {
  readonly seconds: number;
  /** Where the tones begin. */
  readonly tones: readonly number[];
  /** Where something sounds, in all. */
  readonly soundingSeconds: number;
  readonly restarts: readonly number[];
}

async function decoded(file: string): Promise<Decoded> {
  const media = await probe(file, ffmpeg);
  const restarts: number[] = [];
  const pieces: Float32Array[] = [];
  const how = {
    ffmpeg,
    source: (await soundSource(file, media)).source,
    channels: 1,
    signal: AbortSignal.timeout(60_000),
  };
  for await (const piece of decode(file, { ...how, onClockRestart: (ms) => restarts.push(ms / 1000) }))
    pieces.push(piece);
  const tones: number[] = [];
  let [samples, sounding, loud] = [0, 0, -Infinity];
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += 160) {
      const peak = piece.subarray(from, from + 160).reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
      const now = (samples + from) / 16_000;
      if (peak > 0.0006) sounding += 0.01;
      if (peak > 0.18 && now - loud > 0.5) tones.push(Math.round(now * 10) / 10);
      if (peak > 0.18) loud = now;
    }
    samples += piece.length;
  }
  return { seconds: samples / 16_000, tones, soundingSeconds: sounding, restarts };
}

const opus = ['-c:a', 'libopus'];
const aac = ['-c:a', 'aac'];
const mp3 = ['-c:a', 'libmp3lame'];

test.each([
  ['webm', opus],
  ['mka', ['-c:a', 'pcm_s16le']],
  ['mkv', aac],
  ['flv', ['-ar', '44100', ...mp3]],
  ['ts', aac],
  ['mpg', ['-c:a', 'mp2']],
  ['ogg', ['-c:a', 'libvorbis']],
  ['opus', opus],
  ['mp3', mp3],
  ['aac', aac],
])('of three .%s files in one, no sound is dropped and times continue', async (extension, how) => {
  const parts = [7, 12, 5].map((seconds, nth) => part(`part${nth}.${extension}`, seconds, ...how));
  const { seconds, tones, soundingSeconds } = await decoded(at(joined(`joined.${extension}`, ...parts)));
  expect(tones).toHaveLength(3);
  [0, 7, 19].forEach((place, nth) => expect(Math.abs((tones[nth] ?? 0) - place)).toBeLessThan(0.4));
  expect(Math.abs(seconds - 24)).toBeLessThan(0.5);
  expect(soundingSeconds).toBeGreaterThan(23.6);
});

test.each([
  ['webm', opus],
  ['mkv', aac],
  ['flv', ['-ar', '44100', ...mp3]],
  ['ts', aac],
  ['opus', opus],
])('where the clock of a .%s starts again is reported', async (extension, how) => {
  const parts = [11, 14].map((seconds, nth) => part(`told${nth}.${extension}`, seconds, ...how));
  const { restarts, seconds } = await decoded(at(joined(`told.${extension}`, ...parts)));
  const inside = restarts.filter((place) => place < seconds - 0.2);
  expect(inside).toHaveLength(1);
  expect(Math.abs((inside[0] ?? 0) - 11)).toBeLessThan(0.3);
});

test.each([
  ['ts', aac, 30],
  ['ts', aac, 14],
  ['mkv', aac, 45],
  ['webm', opus, 300],
  ['flv', ['-ar', '44100', ...mp3], 60],
])('in a .%s a jump of the clock is followed', async (extension, how, place) => {
  const first = part(`jump0.${extension}`, 10, ...how);
  const second = part(`jump1.${extension}`, 5, ...how, '-output_ts_offset', String(place));
  const { seconds, tones, restarts } = await decoded(at(joined(`jump.${extension}`, first, second)));
  expect(tones).toHaveLength(2);
  expect(Math.abs((tones[1] ?? 0) - place)).toBeLessThan(0.2);
  expect(Math.abs(seconds - place - 5)).toBeLessThan(0.3);
  expect(restarts.filter((ms) => ms < seconds - 0.2)).toEqual([]);
});

test('a transport stream whose clock lands hours ahead starts again there', async () => {
  const first = part('far0.ts', 6, ...aac);
  const second = part('far1.ts', 6, ...aac, '-output_ts_offset', '40000');
  const { seconds, restarts } = await decoded(at(joined('far.ts', first, second)));
  expect(Math.abs(seconds - 12)).toBeLessThan(0.3);
  expect(restarts[0]).toBeCloseTo(6, 0);
});

test.each([
  ['ts', ['-c:a', 'ac3']],
  ['mpg', ['-c:a', 'ac3']],
])('in a .%s that goes from two channels to six no silence comes between', async (extension, how) => {
  const first = part(`stereo.${extension}`, 12, '-ac', '2', ...how);
  const second = part(`surround.${extension}`, 8, '-ac', '6', ...how, '-output_ts_offset', '12');
  const { seconds } = await decoded(at(joined(`change.${extension}`, first, second)));
  expect(Math.abs(seconds - 20)).toBeLessThan(0.4);
});

test('sound that begins after the picture keeps its place', async () => {
  const film = ['-f', 'lavfi', '-i', 'testsrc=d=12:s=160x120:r=5'];
  part('late.wav', 5);
  for (const [name, ...how] of [
    ['late.mp4', '-c:v', 'mpeg4', '-pix_fmt', 'yuv420p', ...aac],
    ['late.mkv', '-c:v', 'mpeg4', '-pix_fmt', 'yuv420p', ...opus],
    ['late.ts', '-c:v', 'mpeg2video', ...aac],
    ['late.mpg', '-c:v', 'mpeg2video', '-c:a', 'mp2'],
    ['late.flv', '-c:v', 'flv1', '-ar', '44100', ...mp3],
    ['late.mov', '-c:v', 'mpeg4', '-c:a', 'pcm_s16le'],
  ]) {
    ff(...film, '-itsoffset', '4', '-i', 'late.wav', '-map', '0', '-map', '1', ...how, name ?? '');
    const { tones } = await decoded(at(name ?? ''));
    expect(Math.abs((tones[0] ?? 0) - 4), name).toBeLessThan(0.1);
  }
});

test.each([[], ['-output_ts_offset', '20']])(
  'the sound that the page plays runs by the same clock as the text (%s %s)',
  async (...offset) => {
    const parts = [
      part('page0.mka', 6, '-c:a', 'ac3'),
      part('page1.mka', 8, '-c:a', 'ac3', ...offset),
      part('page2.mka', 3, '-c:a', 'ac3'),
    ];
    rmSync(at('proxies'), { recursive: true, force: true });
    joined('page.mka', ...parts);
    const source = async (key: string) => ({ path: at(key), track: null, channels: null });
    const proxies = createProxies({
      libraryDir: dir,
      sourceOf: source,
      findFfmpeg: async () => ffmpeg,
      log: silentLog,
    });
    const made = await proxies.of('page.mka');
    await proxies.close();
    const [page, text] = [await decoded(made ?? ''), await decoded(at('page.mka'))];
    expect(page.tones).toEqual(text.tones);
    expect(Math.abs(page.seconds - text.seconds)).toBeLessThan(0.1);
  },
);
