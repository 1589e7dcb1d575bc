import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { partPath } from './part-path.ts';
import { writeFileWhole } from './write-file.ts';
import { zipToFile } from './zip-to-file.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'parts-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const hour = 3600;
/** As if written so many seconds ago. */
function put(name: string, ageSeconds: number, isFolder = false): string {
  const place = path.join(dir, name);
  if (isFolder) mkdirSync(place);
  else writeFileSync(place, 'half of it');
  const at = Date.now() / 1000 - ageSeconds;
  utimesSync(place, at, at);
  return place;
}
const ours = (nth: number) => `.stenogram-0000000${nth}-1111-4222-8333-444444444444.part`;

it('what a killed program left in the folder is gone after the next export into it', async () => {
  put(ours(1), 2 * hour);
  const folder = put(ours(2), 0, true);
  writeFileSync(path.join(folder, 'sound.wav'), 'x');
  for (const place of [path.join(folder, 'sound.wav'), folder]) {
    utimesSync(place, Date.now() / 1000 - 3 * hour, Date.now() / 1000 - 3 * hour);
  }
  await writeFileWhole(path.join(dir, 'a.txt'), 'text', { overwrite: false });
  expect(readdirSync(dir)).toEqual(['a.txt']);
});

it('an archive clears it too', async () => {
  put(ours(3), 2 * hour);
  const zip = await zipToFile(path.join(dir, 'a.zip'), { overwrite: false });
  await zip.add('a.txt', 'text');
  await zip.end();
  expect(readdirSync(dir)).toEqual(['a.zip']);
});

it.each([
  ['one that is still being written', ours(4), 60],
  ['one of the future, after the clock was set back', ours(5), -9 * hour],
  ['a part of another program', '.0a1b2c3d-1111-4222-8333-444444444444.part', 9 * hour],
  ['a file of the user', '.stenogram-notes.part', 9 * hour],
  ['another one of the user', 'recording.part', 9 * hour],
])('%s stays', async (_, name, age) => {
  const kept = put(name, age);
  await writeFileWhole(path.join(dir, 'a.txt'), 'text', { overwrite: false });
  expect(existsSync(kept)).toBe(true);
});

it('a folder in which something was written a minute ago stays', async () => {
  const folder = put(ours(6), 9 * hour, true);
  writeFileSync(path.join(folder, 'sound.wav'), 'x');
  utimesSync(folder, Date.now() / 1000 - 9 * hour, Date.now() / 1000 - 9 * hour);
  await writeFileWhole(path.join(dir, 'a.txt'), 'text', { overwrite: false });
  expect(existsSync(folder)).toBe(true);
});

it('a folder is cleaned up once an hour, not for each of a thousand texts', async () => {
  await partPath(dir);
  const left = put(ours(7), 2 * hour);
  await partPath(dir);
  expect(existsSync(left)).toBe(true);
  await partPath(dir, Date.now() + 2 * 1000 * hour);
  expect(existsSync(left)).toBe(false);
});

it('a folder that may not be read is no obstacle', async () => {
  expect(path.dirname(await partPath(path.join(dir, 'not there')))).toBe(path.join(dir, 'not there'));
});
