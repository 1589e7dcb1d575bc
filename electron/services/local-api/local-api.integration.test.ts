import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  copyFileSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { fuzzApi } from './fuzz-api.fixture.ts';
import { readAccess } from './access-file.ts';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

const speech = path.resolve('tests/fixtures/speech/short01.wav');
let app: TestServices;
let allowed = '';
let url = '';
let token = '';
let client: OpenAI;

beforeAll(async () => {
  allowed = mkdtempSync(path.join(tmpdir(), 'allowed-'));
  app = await testServices(undefined, nodeEngineWorker, 'browser');
  await app.services['settings.set']({ localApi: { isOn: true, port: 0, folders: [allowed] }, isDemoEnough: true });
  app.start();
  const status = await app.services['localApi.status']({});
  url = status.url ?? '';
  token = status.token ?? '';
  client = new OpenAI({ apiKey: token, baseURL: `${url}/v1`, maxRetries: 0 });
}, 120_000);
afterAll(async () => {
  await app.end();
  rmSync(allowed, { recursive: true, force: true });
});

const ask = (where: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  return fetch(`${url}${where}`, { ...init, headers });
};
const form = async (fields: Record<string, string>) => {
  const body = new FormData();
  body.set('file', await openAsBlob(speech), 'короткая запись.wav');
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
};

test('the npm client of OpenAI gets text in every format, with words, and as a stream', async () => {
  const file = () => createReadStream(speech);
  const { audio } = client;
  const { text } = await audio.transcriptions.create({ file: file(), model: 'whisper-1', language: 'en' });
  expect(text.split(' ').length).toBeGreaterThan(3);
  const verbose = await audio.transcriptions.create({
    file: file(),
    model: 'whisper-1',
    language: 'en',
    response_format: 'verbose_json',
    timestamp_granularities: ['word'],
  });
  expect(verbose).toMatchObject({ language: 'english', text });
  expect(verbose.words?.length).toBeGreaterThan(3);
  expect(verbose.segments?.every(({ start, end }) => end >= start)).toBe(true);
  const srt = await audio.transcriptions.create({
    file: file(),
    model: 'demo',
    language: 'en',
    response_format: 'srt',
  });
  expect(srt).toMatch(/^1\r?\n00:00:0\d,\d{3} --> /);
  const vtt = await audio.transcriptions.create({
    file: file(),
    model: 'demo',
    language: 'en',
    response_format: 'vtt',
  });
  expect(vtt).toMatch(/^WEBVTT/);
  const plain = await audio.transcriptions.create({
    file: file(),
    model: 'demo',
    language: 'en',
    response_format: 'text',
  });
  expect(plain.trim()).toBe(text);
  const turns = await audio.transcriptions.create({
    file: file(),
    model: 'demo',
    language: 'en',
    response_format: 'diarized_json',
  });
  expect((turns as unknown as { segments: { text: string }[] }).segments.map((segment) => segment.text).join(' ')).toBe(
    text,
  );

  // Another prompt is another text: this one is really recognised while it streams.
  const events = [];
  const stream = await audio.transcriptions.create({
    file: file(),
    model: 'demo',
    language: 'en',
    prompt: 'Interview.',
    stream: true,
  });
  for await (const event of stream) events.push(event);
  const deltas = events.flatMap((event) => (event.type === 'transcript.text.delta' ? [event.delta] : []));
  const last = events.at(-1);
  expect(last?.type === 'transcript.text.done' && last.text === deltas.join('')).toBe(true);
  expect(app.library.recordings.list({ offset: 0, limit: 10, bin: false }).total).toBe(1);

  const ids = (await client.models.list()).data.map((model) => model.id);
  expect(ids).toEqual(expect.arrayContaining(['whisper-1', 'demo']));
  expect((await client.models.retrieve('demo')).object).toBe('model');
  const unknown = audio.transcriptions.create({ file: file(), model: 'gpt-9', language: 'en' });
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
}, 120_000);

test('a translation is asked for as OpenAI’s clients do', async () => {
  const done = await client.audio.translations.create({ file: createReadStream(speech), model: 'demo' });
  expect(done.text.length).toBeGreaterThan(10);
}, 120_000);

test('a client of whisper-server works with the token in its address', async () => {
  const answer = await fetch(
    `${url}/key/${token}/inference`,
    await form({ language: 'en', temperature: '0.0', response_format: 'json' }),
  );
  expect(answer.status).toBe(200);
  expect(((await answer.json()) as { text: string }).text.length).toBeGreaterThan(10);
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
  const load = await ask('/load', { method: 'POST', body: formOf({ model: 'models/ggml-none.bin' }) });
  expect(load.status).toBe(404);
});

function formOf(fields: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
}

test('a job outlives its connection, reports itself by events and webhooks, and its text is read, searched and removed', async () => {
  const delivered: { headers: Record<string, string>; body: string }[] = [];
  const hook = createServer((request, answer) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      delivered.push({ headers: request.headers as Record<string, string>, body });
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
  const [webhook] = await app.services['localApi.addWebhook']({ url: address, events: ['job.done', 'job.failed'] });

  const inside = path.join(allowed, 'Разговор.wav');
  copyFileSync(speech, inside);
  const queued = await ask('/v1/jobs', {
    method: 'POST',
    body: JSON.stringify({ path: inside, language: 'en', prompt: 'Разговор' }),
    headers: { 'content-type': 'application/json' },
  });
  expect([200, 202]).toContain(queued.status);
  const { id } = (await queued.json()) as { id: string };
  const events = await (await ask(`/v1/jobs/${id}/events`)).text();
  expect(events).toMatch(/"state":"done"/);
  expect(await (await ask(`/v1/jobs/${id}`)).json()).toMatchObject({ state: 'done', error: null });

  await expect.poll(() => delivered.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const unwrapped = await client.webhooks.unwrap(
    delivered[0]?.body ?? '',
    delivered[0]?.headers ?? {},
    webhook?.secret,
  );
  expect(unwrapped).toMatchObject({ type: 'job.done', data: { id } });
  expect(delivered[0]?.body).not.toMatch(/wav|interview/i);
  hook.close();

  const text = await (await ask(`/v1/recordings/${id}/transcript?format=txt`)).text();
  const [word = ''] = /[a-z]{5,}/i.exec(text) ?? [];
  const found = (await (await ask(`/v1/search?q=${word}`)).json()) as { data: { recordingId: number }[] };
  expect(found.data.map(({ recordingId }) => String(recordingId))).toContain(id);
  expect(await (await ask('/v1/findings?state=new')).json()).toMatchObject({ object: 'list', total: 0 });
  const rows = (await (await ask('/v1/recordings?limit=1')).json()) as { total: number; data: unknown[] };
  expect(rows.data).toHaveLength(1);
  const listed = (await (await ask(`/v1/recordings/${id}`)).json()) as Record<string, unknown>;
  expect(listed).toMatchObject({ object: 'recording', state: 'done' });
  expect(Object.keys(listed)).not.toContain('path');
  expect((await ask(`/v1/recordings/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect(app.library.recordings.isRemoved(Number(id))).toBe(true);
  await app.services['recordings.restore']({ recordingIds: [Number(id)] });
}, 120_000);

test('files outside the allowed folders, also by a link or by .., are refused', async () => {
  const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
  copyFileSync(speech, path.join(outside, 'a.wav'));
  mkdirSync(path.join(allowed, 'sub'), { recursive: true });
  const { symlinkSync } = await import('node:fs');
  symlinkSync(outside, path.join(allowed, 'link'));
  symlinkSync(path.join(outside, 'a.wav'), path.join(allowed, 'b.wav'));
  const paths = [
    path.join(outside, 'a.wav'),
    path.join(allowed, 'link', 'a.wav'),
    path.join(allowed, 'b.wav'),
    `${allowed}/sub/../../${path.basename(outside)}/a.wav`,
    `${allowed}x/a.wav`,
    '/etc/passwd',
    allowed,
    `${allowed}/missing.wav`,
    path.join(app.dir, 'library', 'library.db'),
  ];
  for (const file of paths) {
    const headers = { 'content-type': 'application/json' };
    const answer = await ask('/v1/jobs', { method: 'POST', body: JSON.stringify({ path: file }), headers });
    expect(answer.status, file).toBe(403);
  }
  rmSync(outside, { recursive: true, force: true });
});

test('what is not to be stored leaves no row and no file', async () => {
  const before = app.library.recordings.list({ offset: 0, limit: 1, bin: false }).total;
  const other = path.resolve('tests/fixtures/speech/short05.wav');
  const body = new FormData();
  body.set('file', await openAsBlob(other), 'короткая.wav');
  body.set('store', 'false');
  expect((await ask('/v1/audio/transcriptions', { method: 'POST', body })).status).toBe(200);
  const left = () => ({
    rows: app.library.recordings.list({ offset: 0, limit: 1, bin: false }).total,
    binned: app.library.recordings.list({ offset: 0, limit: 1, bin: true }).total,
    folders: readdirSync(path.join(app.dir, 'library', 'incoming')).length,
  });
  await expect.poll(left, { timeout: 60_000 }).toMatchObject({ rows: before, binned: 0 });
  await expect.poll(() => left().folders, { timeout: 60_000 }).toBe(1);
}, 120_000);

test('two hundred calls turned over get an answer each, none of them 500, and touch no file outside', async () => {
  const libraryDir = path.join(app.dir, 'library');
  const { statuses, odd } = await fuzzApi({ url, token, seed: 22, calls: 200 });
  expect(odd).toEqual([]);
  expect(statuses).toHaveLength(200);
  const paths = app.library.erasures.usedPaths();
  expect(paths.filter((file) => !file.startsWith(libraryDir) && !file.startsWith(allowed))).toEqual([]);
  const unused = () =>
    readdirSync(path.join(libraryDir, 'incoming')).filter(
      (folder) => !app.library.erasures.usedPaths().some((file) => file.includes(folder)),
    );
  await expect.poll(unused, { timeout: 60_000 }).toEqual([]);
}, 120_000);

test('Host, Origin and token decide who comes in; the token is in a file of the user alone', async () => {
  const file = path.join(app.dir, 'library', 'api.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readAccess(path.join(app.dir, 'library'))?.port).toBe(Number(new URL(url).port));
  expect((await fetch(`${url}/v1/models`)).status).toBe(401);
  expect((await ask('/v1/models', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  expect((await ask('/v1/nothing')).status).toBe(404);
  expect((await ask('/v1/models', { method: 'DELETE' })).status).toBe(405);
  const document = (await (await ask('/v1/openapi.json')).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/v1/audio/transcriptions', '/v1/jobs/{id}', '/v1/search']),
  );
  const renewed = await app.services['localApi.renewToken']({});
  expect((await ask('/v1/models')).status).toBe(401);
  token = renewed.token ?? '';
  expect((await ask('/v1/models')).status).toBe(200);
  expect(readFileSync(file, 'utf8')).toContain(token);
});

test('the command line transcribes in the app that is open, wherever the file lies', () => {
  const home = path.join(app.dir, 'home');
  const args = [cliPath, 'transcribe', speech, '--language', 'en', '--library', path.join(app.dir, 'library')];
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, LANG: 'en' };
  return new Promise<void>((resolve, reject) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      try {
        expect(error, stderr).toBeNull();
        expect(stdout.trim().split(/\s+/).length).toBeGreaterThan(3);
        expect(stderr).toContain('The app is open');
        resolve();
      } catch (failed) {
        reject(failed);
      }
    });
  });
}, 120_000);

test('while the queue is paused a caller gets an answer that says so; turned off, the port is closed', async () => {
  await app.services['jobs.setPaused']({ isPaused: true, isFinishing: false });
  const refused = await ask('/v1/audio/transcriptions', await form({}));
  expect(refused.status).toBe(503);
  await app.services['settings.set']({ localApi: { isOn: false, port: 0, folders: [] } });
  expect(await app.services['localApi.status']({})).toMatchObject({ isOn: false, url: null });
  await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
});
