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
  const sourceOf = async (mediaKey: string) => (mediaKey === 'unknown' ? null : path.join(dir, mediaKey));
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
  await expect.poll(() => readdirSync(path.join(dir, 'proxies')).length, { timeout: 10_000 }).toBe(1);
  await proxies.close();
  expect(await making).toBeNull();
  expect(readdirSync(path.join(dir, 'proxies'))).toEqual([]);
});
