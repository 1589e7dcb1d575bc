import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOggEnd } from './ogg-structure.ts';
import { readStructure } from './read-structure.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'ogg-'));
const endOf = async (name: string) => (await readStructure(name, 'ogg')).end;
const file = (name: string) => path.join(dir, name);
beforeAll(() => {
  for (const name of ['whole.opus', 'whole.ogg']) {
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', 'sine=d=20', file(name)]);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(['whole.opus', 'whole.ogg'])('%s has its end, and none of its cut copies has', async (name) => {
  const bytes = readFileSync(file(name));
  expect(await endOf(file(name))).toBe('whole');
  for (let part = 1; part < 40; part += 1) {
    writeFileSync(file('cut'), bytes.subarray(0, Math.floor((bytes.length * part) / 40)));
    expect(await endOf(file('cut')), `${part} fortieths`).not.toBe('whole');
  }
});

test('two recordings one after another end where the second one ends', () => {
  const bytes = readFileSync(file('whole.ogg'));
  expect(readOggEnd(Buffer.concat([bytes, bytes]))).toBe('whole');
  expect(readOggEnd(Buffer.concat([bytes, bytes.subarray(0, 9000)]))).not.toBe('whole');
});

test('sound that looks like the start of a page is passed over', () => {
  const page = Buffer.from([...Buffer.from('OggS'), 0, 4, ...Array.from({ length: 20 }, () => 0), 1, 40]);
  const body = Buffer.alloc(40);
  body.write('OggS', 20);
  expect(readOggEnd(Buffer.concat([page, body]))).toBe('whole');
  expect(readOggEnd(Buffer.from('no pages at all'))).toBeNull();
  expect(readOggEnd(Buffer.alloc(0))).toBeNull();
});
