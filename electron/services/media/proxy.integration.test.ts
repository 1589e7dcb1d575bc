import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '#services/log.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { probe } from './probe.ts';
import { createProxies, type Proxies } from './proxy.ts';

const ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: path.resolve('resources') })).path;
let dir: string;
let proxies: Proxies;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'звук-'));
  const sourceOf = async (key: string) => {
    const [, name = key, track, channels] = /^(.*?)(?:-(\d))?(?:-c([\d_]+))?$/.exec(key) ?? [];
    const sound = {
      track: track === undefined ? null : Number(track),
      channels: channels?.split('_').map(Number) ?? null,
    };
    return key === 'unknown' ? null : { path: path.join(dir, name), ...sound };
  };
  proxies = createProxies({ libraryDir: dir, sourceOf, findFfmpeg: async () => ffmpeg, log: silentLog });
});
afterEach(async () => {
  await proxies.close();
  rmSync(dir, { recursive: true });
});

/** What Chromium has no decoder for. */
function writeTone(name: string, seconds: number, codec = 'ac3'): void {
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
  execFileSync(ffmpeg, ['-v', 'error', ...tone, '-c:a', codec, '-f', 'matroska', path.join(dir, name)]);
}

test('a sound for the page is as long as the recording, and made once', async () => {
  writeTone('кино.mkv', 5);
  const [first, second] = await Promise.all([proxies.of('кино.mkv'), proxies.of('кино.mkv')]);
  expect(first).toMatch(/кино\.mkv\.webm$/);
  expect(second).toBe(first);
  const { durationMs } = await probe(first!, ffmpeg);
  expect(Math.abs((durationMs ?? 0) - 5000)).toBeLessThan(60);
  const { mtimeMs } = statSync(first!);
  expect(await proxies.of('кино.mkv')).toBe(first);
  expect(statSync(first!).mtimeMs).toBe(mtimeMs);
});

test('of a file that is no recording, or is not there, nothing is left behind', async () => {
  writeFileSync(path.join(dir, 'text'), 'no sound in here');
  expect(await proxies.of('text')).toBeNull();
  expect(await proxies.of('missing')).toBeNull();
  expect(await proxies.of('unknown')).toBeNull();
  expect(readdirSync(path.join(dir, 'proxies'))).toEqual([]);
});

test('closing stops what is being made and takes the half away', async () => {
  writeTone('long', 1800, 'pcm_s16le');
  const making = proxies.of('long');
  await expect.poll(() => readdirSync(path.join(dir, 'proxies')).length, { timeout: 60_000 }).toBe(1);
  await proxies.close();
  expect(await making).toBeNull();
  expect(readdirSync(path.join(dir, 'proxies'))).toEqual([]);
});

/** Two tracks: a low tone, and a high one that the container calls its default. */
function writeTracks(name: string, format: string, codec: readonly string[], more: readonly string[] = []): void {
  const tone = (hz: number) => ['-f', 'lavfi', '-i', `sine=frequency=${hz}:duration=2`];
  const maps = ['-map', '0', '-map', '1', ...more];
  const marks = ['-disposition:a:0', '0', '-disposition:a:1', 'default'];
  const file = path.join(dir, name);
  execFileSync(ffmpeg, ['-v', 'error', ...tone(300), ...tone(2500), ...maps, ...codec, ...marks, '-f', format, file]);
}

/** How often the sound changes its sign in a second, halved: about the frequency of a tone. */
function pitchOf(file: string): number {
  const filters = ['-ac', '1', '-ar', '16000', '-f', 's16le', '-'];
  const bytes = execFileSync(ffmpeg, ['-v', 'error', '-i', file, ...filters], { maxBuffer: 1e8 });
  let changes = 0;
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    if (bytes.readInt16LE(at) >= 0 !== bytes.readInt16LE(at - 2) >= 0) changes += 1;
  }
  return changes / 2 / (bytes.length / 32_000);
}

test.each([
  ['film.webm', 'webm', ['-c:a', 'libopus']],
  ['film.mkv', 'matroska', ['-c:a', 'flac']],
  ['film.mp4', 'mp4', ['-c:a', 'aac']],
  ['film.mov', 'mov', ['-c:a', 'pcm_s16le']],
  ['film.ts', 'mpegts', ['-c:a', 'mp2']],
  ['film.mxf', 'mxf', ['-c:a', 'pcm_s16le', '-ar', '48000', '-c:v', 'mpeg2video', '-r', '25']],
])('of %s each track is played as itself, and the default as the container means it', async (name, format, codec) => {
  const isFilm = format === 'mxf';
  const picture = isFilm ? ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25:d=2', '-map', '2'] : [];
  if (isFilm) {
    const tone = (hz: number) => ['-f', 'lavfi', '-i', `sine=frequency=${hz}:duration=2`];
    const inputs = [...tone(300), ...tone(2500), ...picture.slice(0, 4)];
    const maps = ['-map', '2', '-map', '0', '-map', '1'];
    execFileSync(ffmpeg, ['-v', 'error', ...inputs, ...maps, ...codec, '-f', format, path.join(dir, name)]);
  } else writeTracks(name, format, codec);
  const first = pitchOf((await proxies.of(`${name}-0`))!);
  const second = pitchOf((await proxies.of(`${name}-1`))!);
  expect(Math.abs(first - 300)).toBeLessThan(40);
  expect(Math.abs(second - 2500)).toBeLessThan(150);
  const { track } = await probe(path.join(dir, name), ffmpeg);
  expect(Math.abs(pitchOf((await proxies.of(name))!) - [300, 2500][track]!)).toBeLessThan(150);
});

test('a voice on one of sixteen channels is played as loud as it is', async () => {
  const voice = ['-f', 'lavfi', '-i', 'sine=frequency=500:duration=1'];
  const only = Array.from({ length: 16 }, (_, nth) => (nth === 11 ? 'c11=c0' : `c${nth}=0*c0`)).join('|');
  const file = path.join(dir, 'field.wav');
  execFileSync(ffmpeg, ['-v', 'error', ...voice, '-af', `pan=16c|${only}`, '-c:a', 'pcm_s16le', file]);
  const bytes = execFileSync(ffmpeg, [
    '-v',
    'error',
    '-i',
    (await proxies.of('field.wav'))!,
    '-ac',
    '1',
    '-f',
    's16le',
    '-',
  ]);
  let loudest = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(at)));
  expect(loudest).toBeGreaterThan(3000);
});

/** 300 Hz on the first channel, 2500 on the second, silence on the others. */
function writeChannels(name: string, count: number, codec: readonly string[]): void {
  const tone = (hz: number) => ['-f', 'lavfi', '-i', `sine=frequency=${hz}:duration=2`];
  const silent = Array.from({ length: count - 2 }, (_, nth) => `|c${nth + 2}=0*c0`).join('');
  const graph = `[0][1]amerge=inputs=2,pan=${count === 2 ? 'stereo' : `${count}c`}|c0=c0|c1=c1${silent}[out]`;
  const file = path.join(dir, name);
  execFileSync(ffmpeg, [
    '-v',
    'error',
    ...tone(300),
    ...tone(2500),
    '-filter_complex',
    graph,
    '-map',
    '[out]',
    ...codec,
    file,
  ]);
}

test.each([
  ['call.wav', 2, ['-c:a', 'pcm_s16le']],
  ['call.flac', 2, ['-c:a', 'flac']],
  ['call.opus', 2, ['-c:a', 'libopus']],
  ['call.m4a', 2, ['-c:a', 'aac']],
  ['field.wav', 6, ['-c:a', 'pcm_s24le']],
])('of %s each channel is played as itself', async (name, count, codec) => {
  writeChannels(name, count, codec);
  expect(Math.abs(pitchOf((await proxies.of(`${name}-c0`))!) - 300)).toBeLessThan(40);
  expect(Math.abs(pitchOf((await proxies.of(`${name}-c1`))!) - 2500)).toBeLessThan(150);
  expect(Math.abs(pitchOf((await proxies.of(`${name}-0-c1`))!) - 2500)).toBeLessThan(150);
});
