import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whisperFolder } from './build-native.ts';
import { applyPatch, patchSources, readPatch } from './patch-sources.ts';

const source = ['int a() {', '  return 1;', '}', '', 'int b() {', '  return 1;', '}', ''].join('\n');
const patchOf = (...lines: readonly string[]) =>
  ['Why.', '', '--- a/src/x.cpp', '+++ b/src/x.cpp', ...lines, ''].join('\n');
const read = () => source;

describe('a patch', () => {
  test('changes the one place its lines are found at, whatever the line numbers say', () => {
    const patch = patchOf('@@ -90,3 +90,4 @@', ' int b() {', '-  return 1;', '+  int c = 2;', '+  return c;', ' }');
    expect(applyPatch('0001-b.patch', patch, read).get('src/x.cpp')).toBe(
      source.replace('int b() {\n  return 1;', 'int b() {\n  int c = 2;\n  return c;'),
    );
  });

  test('is refused with its name where its lines are found twice', () => {
    const patch = patchOf('@@ -2 +2 @@', '-  return 1;', '+  return 2;');
    expect(() => applyPatch('0002-twice.patch', patch, read)).toThrow(
      'The patch 0002-twice.patch does not fit: its change 1 finds 2 places in src/x.cpp, not exactly one.',
    );
  });

  test('is refused with its name where its lines are not found', () => {
    const patch = patchOf('@@ -2 +2 @@', '-  return 3;', '+  return 2;');
    expect(() => applyPatch('0003-none.patch', patch, read)).toThrow(
      'The patch 0003-none.patch does not fit: its change 1 finds no place in src/x.cpp, not exactly one.',
    );
  });

  test('that differs in its spaces only is refused', () => {
    const patch = patchOf('@@ -1 +1 @@', '-int a()  {', '+int a2() {');
    expect(() => applyPatch('0004.patch', patch, read)).toThrow('finds no place');
  });

  test('is refused where only the second of its changes does not fit', () => {
    const patch = patchOf('@@ -1 +1 @@', '-int a() {', '+int a2() {', '@@ -4 +4 @@', '-nothing', '+something');
    expect(() => applyPatch('0005.patch', patch, read)).toThrow('its change 2 finds no place');
  });

  test('that was applied already is refused', () => {
    const patch = patchOf('@@ -1 +1 @@', '-int a() {', '+int a2() {');
    const once = applyPatch('0006.patch', patch, read);
    expect(() => applyPatch('0006.patch', patch, (file) => once.get(file)!)).toThrow('0006.patch');
  });

  test('finds whole lines only', () => {
    const patch = patchOf('@@ -1 +1 @@', '-nt a() {', '+nt a2() {');
    expect(() => applyPatch('0007.patch', patch, read)).toThrow('finds no place');
  });

  test('without any change is refused', () => {
    expect(() => applyPatch('0008.patch', 'A reason, and nothing else.\n', read)).toThrow(
      'The patch 0008.patch changes nothing.',
    );
  });
});

describe('a folder of patches', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stenogram-patches-'));
    await mkdir(join(folder, 'sources/src'), { recursive: true });
    await mkdir(join(folder, 'patches'));
    await writeFile(join(folder, 'sources/src/x.cpp'), source);
    await writeFile(join(folder, 'sources/src/other.h'), '// as it is\n');
    await writeFile(join(folder, 'patches/0001-a.patch'), patchOf('@@ -1 +1 @@', '-int a() {', '+int first() {'));
    await writeFile(join(folder, 'patches/0002-b.patch'), patchOf('@@ -1 +1 @@', '-int first() {', '+int second() {'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const make = () => patchSources(join(folder, 'sources'), ['src'], join(folder, 'patches'), join(folder, 'copy'));

  test('is applied in order to a copy, and the sources stay as they are', async () => {
    await make();
    expect(await readFile(join(folder, 'copy/src/x.cpp'), 'utf8')).toContain('int second() {');
    expect(await readFile(join(folder, 'copy/src/other.h'), 'utf8')).toBe('// as it is\n');
    expect(await readFile(join(folder, 'sources/src/x.cpp'), 'utf8')).toBe(source);
  });

  test('rewrites nothing where nothing has changed', async () => {
    await make();
    const before = await stat(join(folder, 'copy/src/x.cpp'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await make();
    expect((await stat(join(folder, 'copy/src/x.cpp'))).mtimeMs).toBe(before.mtimeMs);
  });
});

test('every patch of the engine says its reason and what upstream knows of it', async () => {
  const patches = join(import.meta.dirname, '../../native/patches');
  for (const name of await readdir(patches)) {
    const text = await readFile(join(patches, name), 'utf8');
    const head = text.slice(0, text.indexOf('\n--- a/'));
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.patch$/u);
    expect(head, name).toMatch(/\nUpstream: /u);
    expect(head.split('\n\n').length, name).toBeGreaterThanOrEqual(3);
    expect(readPatch(text).length, name).toBeGreaterThan(0);
  }
});

test('every patch of the engine fits the sources of the npm package, each change exactly once', async () => {
  const target = await mkdtemp(join(tmpdir(), 'stenogram-patched-'));
  try {
    await patchSources(whisperFolder(), ['src'], join(import.meta.dirname, '../../native/patches'), target);
    expect(await readFile(join(target, 'src/whisper.cpp'), 'utf8')).toContain('wanted_temperatures');
  } finally {
    await rm(target, { recursive: true });
  }
});
