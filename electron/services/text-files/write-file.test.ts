import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileWhole } from './write-file.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'экспорт-'));
});
afterEach(() => {
  chmodSync(dir, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

test('a new file is written whole and nothing else is left', async () => {
  const sizeBytes = await writeFileWhole(path.join(dir, 'a.txt'), 'Привет', { overwrite: false });
  expect(sizeBytes).toBe(12);
  expect(readdirSync(dir)).toEqual(['a.txt']);
});

test('an existing file is never replaced silently', async () => {
  const file = path.join(dir, 'a.txt');
  writeFileSync(file, 'mine');
  await expect(writeFileWhole(file, 'theirs', { overwrite: false })).rejects.toMatchObject({ code: 'file-exists' });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await writeFileWhole(file, 'theirs', { overwrite: true });
  expect(readFileSync(file, 'utf8')).toBe('theirs');
  expect(readdirSync(dir)).toEqual(['a.txt']);
});

test('a folder that is not there gives one plain failure and leaves nothing', async () => {
  const file = path.join(dir, 'no', 'such', 'a.txt');
  await expect(writeFileWhole(file, 'x', { overwrite: false })).rejects.toMatchObject({ code: 'cannot-write' });
  expect(existsSync(path.join(dir, 'no'))).toBe(false);
});
