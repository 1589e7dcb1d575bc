import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { servePage } from './app-protocol.ts';
import { serveMedia } from './media-protocol.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'walls-')));
const folder = join(base, 'renderer');
for (const name of ['renderer/assets', 'renderer-secret']) mkdirSync(join(base, name), { recursive: true });
for (const name of ['secret.txt', 'renderer-secret/x.txt', 'renderer/index.html'])
  writeFileSync(join(base, name), 'secret');
writeFileSync(join(folder, 'index.html'), 'the page');
symlinkSync(base, join(folder, 'assets', 'up'));
const recording = join(base, 'recording.wav');
writeFileSync(recording, '0123456789');
afterAll(() => rmSync(base, { recursive: true, force: true }));

const page = servePage(folder);
const asked: string[] = [];
const media = serveMedia(async (key, part) => {
  asked.push(key);
  return key === 'a1B2c3D4' && part === 'audio' ? recording : null;
}, 'app://stenogram');

/** Ways to write “one folder up”. */
const ups = [
  '../',
  '..%2f',
  '..%2F',
  '%2e%2e/',
  '%2e%2e%2f',
  '.%2e/',
  '..\\',
  '..%5c',
  '..%252f',
  '..;/',
  '..%c0%af',
  '....//',
];
/** Where one could begin. */
const starts = ['', 'assets/', 'assets/up/', '/', './'];
/** What one would like to read. */
const ends = ['secret.txt', 'renderer-secret/x.txt'];
const climbs = starts.flatMap((start) => ups.flatMap((up) => ends.map((end) => `${start}${up}${end}`)));

it(`no way out of the page's folder: ${climbs.length} addresses`, async () => {
  expect(climbs.length).toBe(120);
  for (const climb of climbs) {
    const response = await page(new Request(`app://stenogram/${climb}`));
    expect([climb, response.status, await response.text()]).toEqual([climb, 404, '']);
  }
});

it(`no way to name a file to media://: ${climbs.length} addresses`, async () => {
  for (const climb of climbs) {
    asked.length = 0;
    const response = await media(new Request(`media://recording/${climb}`));
    expect([climb, response.status]).toEqual([climb, 404]);
    expect(asked.filter((key) => !/^[\w-]+$/.test(key))).toEqual([]);
  }
});

it.each([
  ['bytes=0-', 206, '0123456789'],
  ['bytes=2-4', 206, '234'],
  ['bytes=-3', 206, '789'],
  ['bytes=9-99999999999999999999', 206, '9'],
  ['bytes=0-1,4-5', 200, '0123456789'],
  ['bytes=10-', 416, ''],
  ['bytes=-0', 416, ''],
  ['bytes=5-2', 416, ''],
  ['bytes=--1', 416, ''],
  ['bytes=abc', 416, ''],
  ['bytes=1e3-', 416, ''],
  ['items=0-4', 200, '0123456789'],
])('a range of %s is answered with %i', async (range, status, body) => {
  const response = await media(new Request('media://recording/a1B2c3D4', { headers: { range } }));
  expect([response.status, await response.text()]).toEqual([status, body]);
});
