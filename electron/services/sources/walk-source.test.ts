import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { walkSource } from './walk-source.ts';

let root = '';
let outside = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'источник-'));
  outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
});
afterEach(() => {
  for (const dir of [root, outside]) rmSync(dir, { recursive: true, force: true });
});

const put = (name: string, content = 'x') => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const walk = async (isDeep = true, isOurs: (file: string) => boolean = () => false) => {
  const found = await walkSource(root, { isDeep, signal: new AbortController().signal, isOurs });
  return found === null ? null : [...found.keys()].toSorted();
};

test('recordings are found below, whatever their letters; what other programs and systems leave is not', async () => {
  const fine = ['a.wav', 'Запись 1.MP3', 'sub/b.m4a', 'sub/глубже/c.ogg'];
  const not = [
    'a.part',
    'b.wav.crdownload',
    'c.tmp',
    '~$d.wav',
    '._e.wav',
    '.DS_Store',
    'Thumbs.db',
    'desktop.ini',
    '.hidden.wav',
    'notes.txt',
    'x.srt',
    '.git/f.wav',
  ];
  for (const name of [...fine, ...not]) put(name);
  expect(await walk()).toEqual(fine.toSorted());
  expect(await walk(false)).toEqual(['a.wav', 'Запись 1.MP3'].toSorted());
});

test('links out of the folder are passed over, links within it are followed once, circles end', async () => {
  put('sub/a.wav');
  writeFileSync(path.join(outside, 'secret.wav'), 'x');
  symlinkSync(path.join(outside, 'secret.wav'), path.join(root, 'leak.wav'));
  symlinkSync(outside, path.join(root, 'out'));
  symlinkSync(root, path.join(root, 'sub', 'circle'));
  symlinkSync(path.join(root, 'nowhere'), path.join(root, 'broken.wav'));
  symlinkSync(path.join(root, 'sub', 'a.wav'), path.join(root, 'b.wav'));
  expect(await walk()).toEqual(['b.wav', 'sub/a.wav']);
});

test('our own files are passed over', async () => {
  put('a.wav');
  put('out/a (dub).wav');
  expect(await walk(true, (file) => file.includes(`${path.sep}out${path.sep}`))).toEqual(['a.wav']);
});

test('a folder that is not there is no empty folder', async () => {
  rmSync(root, { recursive: true });
  expect(await walk()).toBeNull();
});

test('what only looks like a recording by its name is probed', async () => {
  put('program.ts', 'export const a = 1;\n');
  put('unknown', 'some text');
  expect(await walk()).toEqual([]);
});
