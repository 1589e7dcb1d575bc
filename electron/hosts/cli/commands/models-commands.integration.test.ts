/** The verbs of `models` in the real command line, against a server on this computer. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeVoiceModel } from '#native/test/voice-model.fixture.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const demoFile = path.join(root, 'resources/models/ggml-demo-q8_0.bin');
const base = mkdtempSync(path.join(tmpdir(), 'модели cli '));
const app = path.join(base, 'app');
const stick = path.join(base, 'флешка');
/** Another file than the demo model by its last byte: it recognises the same and is not the demo by its hash. */
const published = changedModel();
let from = '';
let requests = 0;
const server = createServer((asked, reply) => {
  requests += 1;
  const { pathname } = new URL(asked.url ?? '/', 'http://x');
  if (path.basename(pathname) === 'ggml-published.bin') reply.end(published);
  else reply.writeHead(404).end();
});

function changedModel(): Buffer {
  const model = readFileSync(demoFile);
  model[model.length - 1] = (model.at(-1) ?? 0) ^ 1;
  return model;
}

/** The app's own code beside resources whose catalogue knows our file; links stay links, so that these are found. */
beforeAll(async () => {
  mkdirSync(app);
  mkdirSync(stick);
  for (const name of ['electron', 'native', 'node_modules', 'out', 'package.json']) {
    symlinkSync(path.join(root, name), path.join(app, name));
  }
  cpSync(path.join(root, 'resources'), path.join(app, 'resources'), { recursive: true });
  const file = path.join(app, 'resources/models/catalogue.json');
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as { models: Record<string, unknown>[] };
  const entry = {
    ...catalogue.models.find(({ id }) => id === 'tiny-q8_0'),
    id: 'published',
    fileName: 'ggml-published.bin',
    sizeBytes: published.length,
    sha256: hash('sha256', published, 'hex'),
  };
  writeFileSync(file, JSON.stringify({ ...catalogue, models: [...catalogue.models, entry] }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whisper`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(base, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

function models(...words: string[]): Promise<Ran> {
  const cli = path.join(app, 'out/hosts/cli.js');
  const keepLinks = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const env = { ...process.env, STENOGRAM_USER_DATA: path.join(base, 'data'), LC_ALL: 'en_US.UTF-8' };
  return new Promise((resolve) => {
    execFile(process.execPath, [...keepLinks, cli, 'models', ...words], { env }, (error, out, said) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, said });
    });
  });
}

async function json<T>(...words: string[]): Promise<T> {
  const { code, out, said } = await models(...words, '--json');
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  return JSON.parse(out) as T;
}

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly fileName: string;
  readonly sha256: string;
}

test('a model is downloaded, tested, verified, exported, removed, and brought back from the folder', async () => {
  const listed = await json<{ here: Shown[]; published: Shown[] }>('list');
  expect(listed.here.map(({ id }) => id)).toEqual(['demo']);
  expect(listed.published.map(({ id }) => id)).toContain('published');

  const fetched = await models('download', 'published', '--from', from, '--json');
  expect(fetched.code).toBe(0);
  const model = JSON.parse(fetched.out) as Shown;
  expect(model).toMatchObject({ kind: 'catalogue', state: 'ready', fileName: 'ggml-published.bin' });
  const steps = fetched.said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; totalBytes: number });
  expect(steps.every(({ type, totalBytes }) => type === 'progress' && totalBytes === published.length)).toBe(true);

  const [tested] = await json<{ tests: { speed: number; failure: unknown }[] }[]>('test', model.id);
  expect(tested?.tests[0]?.speed).toBeGreaterThan(0);
  expect(tested?.tests[0]?.failure).toBe(null);

  expect(await json<Shown[]>('verify', model.id)).toMatchObject([{ state: 'ready' }]);
  const exported = await json<{ path: string; sizeBytes: number }>('export', model.id, stick);
  expect(exported.sizeBytes).toBe(published.length);
  expect(readFileSync(path.join(stick, 'ggml-published.bin')).equals(published)).toBe(true);
  expect(readdirSync(stick)).toHaveLength(2);

  expect(await json<{ freedBytes: number }>('remove', model.id)).toEqual({ freedBytes: published.length });
  expect(existsSync(path.join(base, 'data/models/ggml-published.bin'))).toBe(false);

  const { imported } = await json<{ imported: Shown[] }>('import', stick);
  expect(imported).toMatchObject([{ kind: 'catalogue', state: 'ready', sha256: model.sha256 }]);
}, 120_000);

test('a file that nobody published is used only after it was accepted', async () => {
  const file = path.join(stick, 'неизвестная.bin');
  const unknown = Buffer.from(published);
  unknown[unknown.length - 2] = (unknown.at(-2) ?? 0) ^ 1;
  writeFileSync(file, unknown);
  const brought = await models('import', file, '--json');
  expect(brought.code).toBe(4);
  expect(brought.said).toContain('is not one of the published models');
  const { imported } = JSON.parse(brought.out) as { imported: Shown[] };
  const id = imported[0]?.id ?? '';
  expect(imported).toMatchObject([{ state: 'unaccepted' }]);
  expect((await models('test', id)).code).toBe(4);
  expect(await json<Shown>('accept', id)).toMatchObject({ state: 'ready' });
  expect(await json<{ freedBytes: number }>('remove', id)).toEqual({ freedBytes: unknown.length });
}, 120_000);

test('a model of voices is tested, and one that knows tones only is said to find no speech', async () => {
  const brought = await models('import', writeVoiceModel(path.join(stick, 'свист')), '--accept', '--json');
  const { imported } = JSON.parse(brought.out) as { imported: Shown[] };
  const { code, out } = await models('test', imported[0]?.id ?? '');
  expect(code).toBe(4);
  expect(out).toMatch(/cpu {2}“свист” runs, but does not tell speech from silence and tones\./);
}, 120_000);

test('what cannot be done is said in one sentence with its code', async () => {
  const missing = await models('download', 'tiny', '--from', from);
  expect(missing.code).toBe(6);
  expect(missing.said).toMatch(/did not send the model/);
  const before = requests;
  expect((await models('download', 'published', '--from', 'ftp://x')).code).toBe(2);
  expect(requests).toBe(before);
  expect((await models('remove', 'demo')).code).toBe(4);
  expect((await models('export', 'nothing', stick)).code).toBe(4);
  expect((await models('frobnicate')).code).toBe(2);
}, 120_000);
