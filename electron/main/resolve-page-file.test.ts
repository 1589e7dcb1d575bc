import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isInside, resolvePageFile } from './resolve-page-file.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'page-')));
const folder = join(base, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
mkdirSync(join(base, 'renderer-secret'));
for (const file of ['index.html', 'assets/app.js', 'assets/a b.js', '../secret.txt', '../renderer-secret/x.js'])
  writeFileSync(join(folder, file), file);
symlinkSync(join(base, 'secret.txt'), join(folder, 'link.txt'));
symlinkSync(base, join(folder, 'up'));
symlinkSync(join(folder, 'assets/app.js'), join(folder, 'alias.js'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

it.each([
  ['app://stenogram/', 'index.html'],
  ['app://stenogram/index.html?x=1#y', 'index.html'],
  ['app://stenogram/assets/app.js', 'assets/app.js'],
  ['app://stenogram/assets/a%20b.js', 'assets/a b.js'],
  ['app://stenogram/assets/../index.html', 'index.html'],
  ['app://stenogram/alias.js', 'assets/app.js'],
])('%s is %s', async (url, file) => {
  expect(await resolvePageFile(url, folder)).toBe(join(folder, file));
});

it.each([
  'app://stenogram/missing.js',
  'app://stenogram/../secret.txt',
  'app://stenogram/%2e%2e/secret.txt',
  'app://stenogram/..%2fsecret.txt',
  'app://stenogram/..%2Frenderer-secret/x.js',
  'app://stenogram/assets/..%2f..%2fsecret.txt',
  'app://stenogram/..%5csecret.txt',
  'app://stenogram/link.txt',
  'app://stenogram/up/secret.txt',
  'app://stenogram/%00',
  'app://stenogram/index.html%00.js',
  'app://stenogram/%',
  'app://stenogram/%c0%ae%c0%ae/secret.txt',
  'app://elsewhere/index.html',
  'app:///index.html',
  'not an address',
])('%s is nothing', async (url) => {
  expect(await resolvePageFile(url, folder)).toBeNull();
});

it('compares folders by path parts, not by letters', () => {
  expect(isInside('/a/b', '/a/b/c')).toBe(true);
  expect(isInside('/a/b', '/a/b/..c')).toBe(true);
  expect(isInside('/a/b', '/a/bc')).toBe(false);
  expect(isInside('/a/b', '/a/b')).toBe(false);
  expect(isInside('/a/b', '/a')).toBe(false);
});
