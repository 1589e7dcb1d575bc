import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endsWithLastPage, hasOggEnd } from './ogg-end.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'ogg-'));
const file = (name: string) => path.join(dir, name);
beforeAll(() => {
  for (const name of ['whole.opus', 'whole.ogg']) {
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', 'sine=d=20', file(name)]);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(['whole.opus', 'whole.ogg'])('%s has its end, and none of its cut copies has', async (name) => {
  const bytes = readFileSync(file(name));
  expect(await hasOggEnd(file(name))).toBe(true);
  for (let part = 1; part < 40; part += 1) {
    writeFileSync(file('cut'), bytes.subarray(0, Math.floor((bytes.length * part) / 40)));
    expect(await hasOggEnd(file('cut')), `${part} fortieths`).toBe(false);
  }
});

test('two recordings one after another end where the second one ends', () => {
  const bytes = readFileSync(file('whole.ogg'));
  expect(endsWithLastPage(Buffer.concat([bytes, bytes]))).toBe(true);
  expect(endsWithLastPage(Buffer.concat([bytes, bytes.subarray(0, 9000)]))).toBe(false);
});

test('sound that looks like the start of a page is passed over', () => {
  const page = Buffer.from([...Buffer.from('OggS'), 0, 4, ...Array.from({ length: 20 }, () => 0), 1, 40]);
  const body = Buffer.alloc(40);
  body.write('OggS', 20);
  expect(endsWithLastPage(Buffer.concat([page, body]))).toBe(true);
  expect(endsWithLastPage(Buffer.from('no pages at all'))).toBe(false);
  expect(endsWithLastPage(Buffer.alloc(0))).toBe(false);
});
