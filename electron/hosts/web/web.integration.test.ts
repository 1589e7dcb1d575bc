import { once } from 'node:events';
import {
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '#services/log.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { Recording } from '#shared/recording.ts';
import { startWebHost, type WebHost } from './web.ts';

const speech = path.resolve('tests/fixtures/speech');
let dir = '';
let host: WebHost;
let base = '';
let token = '';

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'web host-'));
  const pageDir = path.join(dir, 'page');
  mkdirSync(pageDir);
  writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(path.join(dir, 'secret.txt'), 'secret');
  symlinkSync(path.join(dir, 'secret.txt'), path.join(pageDir, 'link.txt'));
  host = await startWebHost({
    libraryDir: path.join(dir, 'library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.resolve('resources'),
    version: 'test',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
    pageDir,
    port: 0,
    idleExitMs: null,
    onIdle: () => {},
  });
  const url = new URL(host.url);
  base = url.origin;
  token = url.hash.slice('#token='.length);
});
afterAll(async () => {
  await host.close();
  rmSync(dir, { recursive: true, force: true });
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** Where an open file of this process leads; null for one that was closed meanwhile. */
function linkOf(fd: string): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return null;
  }
}

const auth = () => ({ authorization: `Bearer ${token}` });

async function api<T>(name: string, input: unknown): Promise<Reply<T>> {
  const headers = { ...auth(), 'content-type': 'application/json' };
  const response = await fetch(`${base}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
  return (await response.json()) as Reply<T>;
}

/** Below fetch, which tidies paths and hosts. */
function raw(
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(base);
    const call = request({ port, host: '127.0.0.1', path: target, method, headers }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString('latin1')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    call.once('error', reject);
    call.end();
  });
}

async function uploaded(name: string, file: string): Promise<Recording> {
  const response = await fetch(`${base}/upload/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: auth(),
    body: readFileSync(file),
  });
  const reply = (await response.json()) as Reply<{ path: string }>;
  if (!reply.ok) throw new Error(reply.failure.code);
  const added = await api<{ added: Recording[]; alreadyThere: Recording[] }>('recordings.add', {
    paths: [reply.value.path],
  });
  if (!added.ok) throw new Error(added.failure.code);
  return (added.value.added[0] ?? added.value.alreadyThere[0])!;
}

test('the address carries a 256-bit token in its fragment', () => {
  expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}$/);
});

test('the page is served with a policy without exceptions, and nothing outside its folder', async () => {
  const page = await raw('/');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(page.headers['content-security-policy']).not.toContain('unsafe');
  expect(page.headers['access-control-allow-origin']).toBeUndefined();
  for (const target of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/link.txt',
    '/..%5csecret.txt',
    '/%00',
    '//secret.txt',
    '/%',
  ]) {
    expect((await raw(target)).status, target).toBeGreaterThanOrEqual(400);
  }
});

test('calls need the token, JSON and a body of at most 1 MB', async () => {
  const url = `${base}/api/system.info`;
  const json = { 'content-type': 'application/json' };
  expect((await fetch(url, { method: 'POST', headers: json, body: '{}' })).status).toBe(401);
  expect(
    (await fetch(url, { method: 'POST', headers: { ...auth(), 'content-type': 'text/plain' }, body: '{}' })).status,
  ).toBe(415);
  expect((await fetch(url, { headers: auth() })).status).toBe(405);
  const large = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });
  expect((await fetch(url, { method: 'POST', headers: { ...auth(), ...json }, body: large })).status).toBe(413);
  expect((await fetch(url, { method: 'POST', headers: { ...auth(), ...json }, body: '{}' })).status).toBe(200);
});

test('another name for this computer gets 421, another origin 403', async () => {
  expect((await raw('/', { host: 'rebound.example' })).status).toBe(421);
  expect((await raw('/', { origin: 'http://evil.example' })).status).toBe(403);
});

test.each(['..', '.', '', '../x.wav', 'a/b.wav', 'x\0.wav'])('an upload cannot be named %j', async (name) => {
  const response = await fetch(`${base}/upload/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: auth(),
    body: 'x',
  });
  const reply = response.status === 200 ? ((await response.json()) as Reply<unknown>) : null;
  expect(reply?.ok ?? false).toBe(false);
  expect(readdirSync(dir).toSorted()).toEqual(['library', 'models', 'page', 'secret.txt']);
});

test('an uploaded recording is transcribed, announced by events, found, and played in ranges', async () => {
  const events = await fetch(`${base}/events`, { headers: auth() });
  const reader = events.body!.getReader();
  const recording = await uploaded('Запись №1.wav', path.join(speech, 'short01.wav'));
  expect(recording.name).toBe('Запись №1.wav');
  let received = '';
  while (!received.includes('"state":"done"')) received += Buffer.from((await reader.read()).value ?? []).toString();
  await reader.cancel();
  expect(received).toContain('"segments.added"');

  const info = await api<{ mediaBase: string }>('system.info', {});
  const audio = `${info.ok ? info.value.mediaBase : ''}${recording.mediaKey}`;
  const bytes = readFileSync(path.join(speech, 'short01.wav'));
  const part = await raw(audio, { range: 'bytes=100-199' });
  expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 100-199/${bytes.length}`]);
  expect(part.body).toBe(bytes.subarray(100, 200).toString('latin1'));
  expect((await raw(audio, { range: `bytes=${bytes.length}-` })).status).toBe(416);
  expect((await raw(audio.replace(/[0-9a-f]{6}\//, '000000/'))).status).toBe(404);
  expect((await raw(`${audio}x`)).status).toBe(404);
  expect((await raw(`${audio}/peaks`)).status).toBe(200);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const incoming = path.join(dir, 'library', 'incoming');
  const before = readdirSync(incoming);
  await new Promise<void>((resolve) => {
    const { port } = new URL(base);
    const call = request({
      port,
      host: '127.0.0.1',
      path: '/upload/cut.wav',
      method: 'POST',
      headers: { ...auth(), 'content-length': 1_000_000 },
    });
    call.on('error', () => resolve());
    call.write(Buffer.alloc(1000));
    setTimeout(() => call.destroy(new Error('gone')), 300);
  });
  await expect.poll(() => readdirSync(incoming)).toEqual(before);
});

test('a page that leaves in the middle of a file leaves no file open, even long after the request was read', async () => {
  const big = path.join(dir, 'page', 'big.bin');
  writeFileSync(big, '');
  truncateSync(big, 64 * 1024 * 1024);
  const openFiles = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd) === big).length;
  const incoming = await new Promise<IncomingMessage>((resolve) => request(`${base}/big.bin`, resolve).end());
  await once(incoming, 'readable');
  expect(openFiles()).toBe(1);
  // What only the request held is gone by then.
  collectGarbage();
  incoming.destroy();
  await expect.poll(openFiles).toBe(0);
});

test('a port in use is an expected failure, and the library that was opened for it is closed again', async () => {
  const options = {
    libraryDir: path.join(dir, 'second-library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.resolve('resources'),
    version: 'test',
    systemLanguage: 'en' as const,
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
    pageDir: path.join(dir, 'page'),
    idleExitMs: null,
    onIdle: () => {},
  };
  const port = Number(new URL(base).port);
  await expect(startWebHost({ ...options, port })).rejects.toMatchObject({ code: 'port-in-use', params: { port } });
  const again = await startWebHost({ ...options, port: 0 });
  await again.close();
});
