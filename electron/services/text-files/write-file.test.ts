import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTarget } from './find-target.ts';
import { writeFileWhole } from './write-file.ts';
import { zipToFile } from './zip-to-file.ts';

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
  await expect(writeFileWhole(file, 'x', { overwrite: false })).rejects.toMatchObject({ code: 'folder-missing' });
  expect(existsSync(path.join(dir, 'no'))).toBe(false);
});

const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;
const at = (name: string) => path.join(dir, name);
const write = (name: string) => writeFileWhole(at(name), 'new', { overwrite: true });

test.runIf(isPosix).each([0o600, 0o640, 0o444 | 0o200, 0o666, 0o755])('a file with mode %o keeps it', async (mode) => {
  writeFileSync(at('m.txt'), 'old');
  chmodSync(at('m.txt'), mode);
  await write('m.txt');
  expect(statSync(at('m.txt')).mode & 0o7777).toBe(mode);
  expect(readFileSync(at('m.txt'), 'utf8')).toBe('new');
});

test.runIf(isPosix && isRoot)('a file keeps its owner', async () => {
  writeFileSync(at('o.txt'), 'old');
  chownSync(at('o.txt'), 12_345, 23_456);
  await write('o.txt');
  expect(statSync(at('o.txt'))).toMatchObject({ uid: 12_345, gid: 23_456 });
});

test.runIf(isPosix).each([
  ['a link', (real: string) => symlinkSync(real, at('link.txt'))],
  ['a relative link', (real: string) => symlinkSync(path.relative(dir, real), at('link.txt'))],
  [
    'a link to a link',
    (real: string) => {
      symlinkSync(real, at('second.txt'));
      symlinkSync('second.txt', at('link.txt'));
    },
  ],
])('%s stays one and its file is written', async (_, make) => {
  mkdirSync(at('elsewhere'));
  const real = at('elsewhere/real.txt');
  writeFileSync(real, 'old');
  make(real);
  await write('link.txt');
  expect(readFileSync(real, 'utf8')).toBe('new');
  expect(readFileSync(at('link.txt'), 'utf8')).toBe('new');
  expect(readdirSync(at('elsewhere'))).toEqual(['real.txt']);
});

test.runIf(isPosix)('a link to nothing makes the file it names, once', async () => {
  symlinkSync('later.txt', at('link.txt'));
  await writeFileWhole(at('link.txt'), 'new', { overwrite: false });
  expect(readFileSync(at('later.txt'), 'utf8')).toBe('new');
  await expect(writeFileWhole(at('link.txt'), 'x', { overwrite: false })).rejects.toMatchObject({
    code: 'file-exists',
  });
});

test.runIf(isPosix)('all names of a file show the new text', async () => {
  writeFileSync(at('one.txt'), 'an older and longer text');
  linkSync(at('one.txt'), at('two.txt'));
  await write('one.txt');
  expect(readFileSync(at('two.txt'), 'utf8')).toBe('new');
  expect(readdirSync(dir).toSorted()).toEqual(['one.txt', 'two.txt']);
});

test.runIf(isPosix)('a device is written to and stays one', async () => {
  await writeFileWhole('/dev/null', 'new', { overwrite: false });
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  symlinkSync('/dev/null', at('sink'));
  await writeFileWhole(at('sink'), 'new', { overwrite: false });
  expect(readdirSync(dir)).toEqual(['sink']);
});

test.runIf(process.platform === 'linux')('the number of an open file is no file to replace', async () => {
  writeFileSync(at('library.db'), 'precious');
  const number = openSync(at('library.db'), 'r+');
  for (const target of [`/dev/fd/${number}`, `/proc/self/fd/${number}`, `/proc/${process.pid}/fd/${number}`]) {
    await expect(writeFileWhole(target, 'x', { overwrite: true })).rejects.toMatchObject({ code: 'cannot-write' });
  }
  closeSync(number);
  expect(readFileSync(at('library.db'), 'utf8')).toBe('precious');
});

test.runIf(process.platform !== 'win32')('what is missing is named where a link leads, not where it lies', async () => {
  symlinkSync(path.join('gone', 'deep.txt'), at('to-nowhere.txt'));
  symlinkSync('to-nowhere.txt', at('twice.txt'));
  const gone = { code: 'folder-missing', params: { path: at('gone') } };
  for (const name of ['to-nowhere.txt', 'twice.txt']) {
    await expect(checkTarget(at(name), { overwrite: true })).rejects.toMatchObject(gone);
    await expect(writeFileWhole(at(name), 'x', { overwrite: true })).rejects.toMatchObject(gone);
    await expect(zipToFile(at(name), { overwrite: true })).rejects.toMatchObject(gone);
  }
  symlinkSync('b.txt', at('a.txt'));
  symlinkSync('a.txt', at('b.txt'));
  const circle = { code: 'cannot-write', params: { reason: 'link-circle' } };
  await expect(writeFileWhole(at('a.txt'), 'x', { overwrite: true })).rejects.toMatchObject(circle);
  const long = { code: 'cannot-write', params: { reason: 'name-too-long' } };
  await expect(writeFileWhole(at(`${'н'.repeat(130)}.txt`), 'x', { overwrite: false })).rejects.toMatchObject(long);
});

test('what writing would meet is known before', async () => {
  writeFileSync(at('there.txt'), 'mine');
  mkdirSync(at('folder'));
  const no = { overwrite: false };
  await expect(checkTarget(at('nowhere/x.txt'), no)).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(checkTarget(`${at('nowhere')}/`, no)).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(checkTarget(at('there.txt/x.txt'), no)).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(checkTarget(at('there.txt'), no)).rejects.toMatchObject({ code: 'file-exists' });
  await expect(checkTarget(at('folder'), { overwrite: true })).rejects.toMatchObject({ code: 'target-is-folder' });
  await expect(checkTarget(at('there.txt'), { overwrite: true })).resolves.toBeUndefined();
  await expect(checkTarget(at('new.txt'), no)).resolves.toBeUndefined();
  expect(readdirSync(dir).toSorted()).toEqual(['folder', 'there.txt']);
});

test.skipIf(!isPosix || isRoot)('a folder and a file without the right to write are known before', async () => {
  writeFileSync(at('fixed.txt'), 'mine');
  chmodSync(at('fixed.txt'), 0o400);
  await expect(checkTarget(at('fixed.txt'), { overwrite: true })).rejects.toMatchObject({ code: 'write-forbidden' });
  chmodSync(dir, 0o500);
  await expect(checkTarget(at('new.txt'), { overwrite: false })).rejects.toMatchObject({ code: 'write-forbidden' });
});
