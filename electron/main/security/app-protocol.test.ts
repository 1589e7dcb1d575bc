import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { servePage } from './app-protocol.ts';
import { contentSecurityPolicy } from '#serving/content-security-policy.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'page-')));
const folder = join(base, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
mkdirSync(join(base, 'renderer-secret'));
for (const file of ['index.html', 'assets/app.js', 'assets/a b.js', '../secret.txt', '../renderer-secret/x.js'])
  writeFileSync(join(folder, file), file);
symlinkSync(join(base, 'secret.txt'), join(folder, 'link.txt'));
symlinkSync(base, join(folder, 'up'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const ask = (url: string, init?: RequestInit) => servePage(folder)(new Request(url, init));

it.each([
  ['app://stenogram/', 'index.html', 'text/html; charset=utf-8'],
  ['app://stenogram/index.html?x=1', 'index.html', 'text/html; charset=utf-8'],
  ['app://stenogram/assets/app.js', 'assets/app.js', 'text/javascript; charset=utf-8'],
  ['app://stenogram/assets/a%20b.js', 'assets/a b.js', 'text/javascript; charset=utf-8'],
  ['app://stenogram/assets/../index.html', 'index.html', 'text/html; charset=utf-8'],
])('%s is %s', async (url, file, type) => {
  const response = await ask(url);
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, file, type]);
});

it.each([
  'app://stenogram/missing.js',
  'app://stenogram/assets',
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
  'app://stenogram:80/index.html',
  'app:///index.html',
])('%s is not found', async (url) => {
  expect((await ask(url)).status).toBe(404);
});

it('sends the policy and nosniff with every answer, good or bad', async () => {
  for (const response of [await ask('app://stenogram/'), await ask('app://stenogram/missing'), await ask('app://x/')]) {
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy('media:'));
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    // The file is held open until its text is read or given up.
    await response.body?.cancel();
  }
});

it('cannot be written to', async () => {
  expect((await ask('app://stenogram/', { method: 'POST' })).status).toBe(405);
});
