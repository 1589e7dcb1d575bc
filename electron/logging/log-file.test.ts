import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogFile } from './log-file.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'журнал-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const limits = { maxBytes: 100, olderFiles: 2 };
const linesOf = (name: string) => readFileSync(path.join(dir, name), 'utf8').split('\n').slice(0, -1);

test('the folder is made with the first line, not before, and is for its owner alone', () => {
  const log = openLogFile(path.join(dir, 'a', 'logs'));
  expect(existsSync(path.dirname(log.path))).toBe(false);
  log.write('first\n');
  log.write('second\n');
  expect(readFileSync(log.path, 'utf8')).toBe('first\nsecond\n');
  if (process.platform !== 'win32') expect(statSync(log.path).mode & 0o077).toBe(0);
});

test('a full file becomes the younger of two older ones; the oldest goes', () => {
  const log = openLogFile(dir, limits);
  for (let nth = 1; nth <= 40; nth += 1) log.write(`строка ${String(nth).padStart(2, '0')}\n`);
  expect(readdirSync(dir).toSorted()).toEqual(['stenogram.1.log', 'stenogram.2.log', 'stenogram.log']);
  const all = ['stenogram.2.log', 'stenogram.1.log', 'stenogram.log'].flatMap(linesOf);
  expect(all.at(-1)).toBe('строка 40');
  expect(all).toEqual(
    Array.from({ length: all.length }, (_, at) => `строка ${String(41 - all.length + at).padStart(2, '0')}`),
  );
  for (const name of readdirSync(dir)) expect(statSync(path.join(dir, name)).size).toBeLessThanOrEqual(limits.maxBytes);
});

test('one line longer than a file is shortened and does not rotate for ever', () => {
  const log = openLogFile(dir, limits);
  log.write(`${'x'.repeat(50_000)}\n`);
  expect(statSync(log.path).size).toBeLessThan(20_000);
  expect(linesOf('stenogram.log')).toHaveLength(1);
  log.write('next\n');
  expect(linesOf('stenogram.log')).toEqual(['next']);
});

test.each([
  'a file where the folder should be',
  'a folder that may not be written',
  'a folder where the file should be',
])('%s stops nothing', (what) => {
  const place = path.join(dir, 'logs');
  if (what.startsWith('a file')) writeFileSync(place, '');
  else mkdirSync(what.endsWith('written') ? place : path.join(place, 'stenogram.log'), { recursive: true });
  if (what.endsWith('written')) chmodSync(place, 0o500);
  const log = openLogFile(place, limits);
  for (let nth = 0; nth < 50; nth += 1) log.write(`line ${nth}\n`);
});

test('while another process rotates, logging continues in the same file; a stale lock is taken over', () => {
  const lock = path.join(dir, 'stenogram.log.lock');
  const log = openLogFile(dir, limits);
  mkdirSync(lock);
  for (let nth = 0; nth < 20; nth += 1) log.write(`line number ${nth}\n`);
  expect(linesOf('stenogram.log')).toHaveLength(20);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  log.write('after\n');
  expect(linesOf('stenogram.log')).toEqual(['after']);
  expect(linesOf('stenogram.1.log')).toHaveLength(20);
  expect(existsSync(lock)).toBe(false);
});
