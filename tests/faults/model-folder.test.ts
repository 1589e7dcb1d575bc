import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '#native/lib/engine.ts';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import { failureOf } from '#shared/failure.ts';
import { serve, startModelServer, type Answer, type ModelServer } from './model-server.ts';
import { testModels } from './test-models.ts';
import { testOptions } from '../../native/test/test-options.fixture.ts';
import { tonesOf, writeToneModel } from '../../native/test/tone-model.fixture.ts';
import { publishedHash, type CatalogueEntry } from '#services/models/catalogue.ts';

let dir = '';
let source = '';
let server: ModelServer;
let asked: string[] = [];
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'папка-модели '));
  source = writeToneModel(path.join(dir, 'флешка', 'моя модель'));
  server = await startModelServer(Buffer.alloc(0));
  server.answer = files();
  asked = [];
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Serves the files of the folder by their names. */
function files(options: Parameters<typeof serve>[0] = {}, changed: Readonly<Record<string, Buffer>> = {}): Answer {
  return (call) => {
    const name = path.basename(call.asked.url ?? '');
    asked.push(`${name} ${call.asked.headers.range ?? ''}`.trim());
    serve({ ...options, bytes: changed[name] ?? readFileSync(path.join(source, name)) })(call);
  };
}

interface Wanted {
  /** No exact size and no hash is published of it. */
  readonly unknown?: readonly string[];
  readonly isSizeExact?: boolean;
}

function entryOf({ unknown = [], isSizeExact = false }: Wanted = {}): CatalogueEntry {
  const parts = readdirSync(source).map((fileName) => {
    const bytes = readFileSync(path.join(source, fileName));
    const sha256 = unknown.includes(fileName) ? null : createHash('sha256').update(bytes).digest('hex');
    const sizeBytes = isSizeExact ? bytes.length : Math.round(bytes.length * 1.01) + 7;
    return { fileName, sizeBytes, isSizeExact, sha256, url: `${server.url}/${fileName}`, mirrors: [] };
  });
  return {
    id: 'tones-v3',
    kind: 'gigaam',
    name: { en: 'Tones', ru: 'Тоны' },
    about: { en: 'Tones', ru: 'Тоны' },
    fileName: 'tones-v3',
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    sha256: publishedHash('tones-v3', parts),
    languages: 'ru',
    size: 'gigaam',
    memoryBytes: 1,
    licence: 'MIT',
    url: parts[0]?.url ?? '',
    mirrors: [],
    files: parts,
  };
}

const opened = (entry: CatalogueEntry = entryOf()) => testModels(dir, entry);
const download = async (models: ReturnType<typeof opened>) => {
  models.downloads.start('tones-v3');
  return await models.downloads.ended('tones-v3').then(
    () => 'whole',
    (error: unknown) => failureOf(error).code,
  );
};
const folder = () => path.join(dir, 'models', 'tones-v3');
const isWhole = () =>
  readdirSync(source).every((name) =>
    readFileSync(path.join(folder(), name)).equals(readFileSync(path.join(source, name))),
  );
const flip = (file: string, at = 100) => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

test('all files of a model are fetched, checked and in place together, and the model recognises', async () => {
  const models = opened();
  expect(await download(models)).toBe('whole');
  expect(isWhole()).toBe(true);
  expect(existsSync(`${folder()}.part`)).toBe(false);
  const model = await models.resolve('tones-v3');
  expect(model).toMatchObject({ id: 'tones-v3', kind: 'catalogue', state: 'ready', sizeClass: 'gigaam' });
  const engine = createEngine({ spawn: spawnNodeWorker() });
  const loaded = await engine.loadModel(model.path);
  const { segments } = await loaded.transcribe(tonesOf([0, 2, ' ', ' ', 3, 4, 5], 0, 4000), testOptions).done;
  expect(segments.map(({ text }) => text)).toEqual(['да.', 'кот']);
  await engine.close();
  const sizes = models.recognised.flatMap((state) => (state?.state === 'running' ? [state] : []));
  expect(sizes.every(({ doneBytes, totalBytes }) => doneBytes <= totalBytes)).toBe(true);
  expect(await models.remove('tones-v3')).toEqual({ freedBytes: model.sizeBytes });
  expect(existsSync(folder())).toBe(false);
  expect(readdirSync(path.join(dir, 'models', 'records')).filter((name) => name.startsWith('tones-v3~'))).toEqual([]);
  await models.close();
});

test.each([
  ['cut in every file at half', { cutAfter: (length: number) => (length > 1 ? Math.floor(length / 2) : null) }],
  ['without ranges', { ignoresRange: true }],
  ['without a checksum of its own', { etag: null }],
])('a download of several files stands a server: %s', async (_name, options) => {
  let cuts = 0;
  server.answer = (call) => files((cuts += 1) % 2 === 0 || 'etag' in options ? options : {})(call);
  const models = opened();
  expect(await download(models)).toBe('whole');
  expect(isWhole()).toBe(true);
  await models.close();
});

test('a download that ended in the middle continues after a restart with the file it was in', async () => {
  server.answer = (call) => (call.asked.url?.includes('joint') === true ? void call.reply.destroy() : files()(call));
  const before = opened();
  expect(await download(before)).toBe('host-unreachable');
  expect(await before.list()).toMatchObject([{ id: 'demo' }]);
  await before.close();
  const after = opened();
  expect(after.downloads.stateOf('tones-v3')).toMatchObject({ state: 'paused' });
  expect(after.downloads.stateOf('tones-v3')?.doneBytes).toBeGreaterThan(1000);
  server.answer = files();
  asked = [];
  expect(await download(after)).toBe('whole');
  expect(asked.filter((one) => one.includes('encoder'))).toEqual([]);
  expect(isWhole()).toBe(true);
  await after.close();
});

test('a wrong file never becomes a model, whichever of the four it is, and cancel leaves nothing', async () => {
  const models = opened();
  for (const name of readdirSync(source)) {
    const wrong = Buffer.from(readFileSync(path.join(source, name)));
    wrong[3] = (wrong[3] ?? 0) ^ 1;
    server.answer = files({}, { [name]: wrong });
    expect(await download(models)).toBe('download-wrong-hash');
    expect(existsSync(folder())).toBe(false);
  }
  await models.downloads.cancel('tones-v3');
  expect(existsSync(`${folder()}.part`)).toBe(false);
  expect(models.downloads.stateOf('tones-v3')).toBe(null);
  await models.close();
});

test('where no hash is published, the one the publisher sends decides, else the user', async () => {
  const name = readdirSync(source).find((one) => one.includes('joint')) ?? '';
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(source, name)))
    .digest('hex');
  const models = opened(entryOf({ unknown: [name] }));
  server.answer = (call) => files({ headers: { 'x-linked-etag': `"${'0'.repeat(64)}"` } })(call);
  expect(await download(models)).toBe('download-wrong-hash');
  server.answer = (call) => files({ headers: { 'x-linked-etag': `"${sha256}"` } })(call);
  expect(await download(models)).toBe('whole');
  expect(await models.resolve('tones-v3')).toMatchObject({ state: 'ready', kind: 'catalogue' });
  await models.remove('tones-v3');
  server.answer = files();
  expect(await download(models)).toBe('whole');
  expect(await models.find('tones-v3')).toMatchObject({ state: 'unaccepted' });
  expect(await models.accept('tones-v3')).toMatchObject({ state: 'ready' });
  await models.close();
});

test('damage in one file is found, and only that file is fetched again', async () => {
  const models = opened(entryOf({ isSizeExact: true }));
  expect(await download(models)).toBe('whole');
  const name = readdirSync(source).find((one) => one.includes('decoder')) ?? '';
  flip(path.join(folder(), name));
  expect(await models.verify('tones-v3')).toMatchObject({ state: 'damaged' });
  await expect(models.resolve('tones-v3')).rejects.toMatchObject({ code: 'model-damaged' });
  asked = [];
  expect(await download(models)).toBe('whole');
  expect(new Set(asked.map((one) => one.split(' ')[0]))).toEqual(new Set([name]));
  expect(await models.resolve('tones-v3')).toMatchObject({ state: 'ready' });
  rmSync(path.join(folder(), name));
  expect(await models.find('tones-v3')).toMatchObject({ state: 'damaged' });
  expect(await download(models)).toBe('whole');
  expect(isWhole()).toBe(true);
  await models.close();
});

test('a folder on a stick is imported as it is published, an own one once it is trusted', async () => {
  const models = opened();
  const { imported } = await models.import({ path: path.join(dir, 'флешка'), how: 'copy' });
  expect(imported).toMatchObject([{ id: 'tones-v3', kind: 'catalogue', state: 'ready', isReference: false }]);
  const own = path.join(dir, 'своя');
  cpSync(source, own, { recursive: true });
  // In the middle are weights, which are no one's to judge but the hash.
  flip(
    path.join(own, 'v3_e2e_rnnt_encoder.onnx'),
    readFileSync(path.join(own, 'v3_e2e_rnnt_encoder.onnx')).length >> 1,
  );
  const [mine] = (await models.import({ path: own, how: 'copy' })).imported;
  expect(mine).toMatchObject({ id: 'своя', kind: 'imported', state: 'unaccepted' });
  await expect(models.resolve('своя')).rejects.toMatchObject({ code: 'model-unaccepted' });
  expect(await models.accept('своя')).toMatchObject({ state: 'ready' });
  expect((await models.list()).map(({ id }) => id).toSorted()).toEqual(['demo', 'tones-v3', 'своя']);
  const [again] = (await models.import({ path: own, how: 'copy' })).imported;
  expect(again).toMatchObject({ id: 'своя', state: 'ready' });
  await models.close();
});

test('files that are chosen together become one model, beside models of one file; what is not whole is refused', async () => {
  const models = opened();
  const all = readdirSync(source).map((name) => path.join(source, name));
  const partial = await models.importFiles(all.slice(1));
  expect(partial.imported).toEqual([]);
  expect(partial.refused).toMatchObject([{ failure: { code: 'model-bad' } }]);
  const broken = path.join(dir, 'broken.bin');
  writeFileSync(broken, 'no model');
  const { imported, refused } = await models.importFiles([broken, ...all]);
  expect(imported).toMatchObject([{ id: 'tones-v3', kind: 'catalogue', state: 'ready', isReference: false }]);
  expect(refused).toMatchObject([{ path: broken, failure: { code: 'model-bad' } }]);
  expect(all.every((file) => existsSync(file))).toBe(true);
  expect(readdirSync(path.join(dir, 'models')).filter((name) => name.endsWith('.part'))).toEqual([]);
  await models.close();
});

test('a folder that is only referred to is missing when its stick is, and is never removed', async () => {
  const models = opened();
  const { imported } = await models.import({ path: source, how: 'reference' });
  expect(imported).toMatchObject([{ isReference: true, path: source, state: 'ready' }]);
  expect(await models.remove('tones-v3')).toEqual({ freedBytes: 0 });
  await models.import({ path: source, how: 'reference' });
  rmSync(source, { recursive: true });
  expect(await models.find('tones-v3')).toMatchObject({ state: 'missing' });
  await models.close();
});

test('an exported folder comes over whole with its card; what suffered on the way or is no model is refused', async () => {
  const models = opened(entryOf({ unknown: readdirSync(source) }));
  await models.import({ path: source, how: 'copy' });
  const out = path.join(dir, 'в дорогу');
  mkdirSync(out);
  const { path: exported } = await models.export('tones-v3', out);
  expect(readdirSync(out).toSorted()).toEqual([path.basename(exported), `${path.basename(exported)}.json`]);
  await models.remove('tones-v3');
  expect((await models.import({ path: out, how: 'copy' })).imported).toHaveLength(1);
  await models.remove('tones-v3');
  flip(path.join(exported, 'v3_e2e_rnnt_vocab.txt'), 4);
  await expect(models.import({ path: exported, how: 'copy' })).rejects.toMatchObject({ code: 'model-damaged' });
  rmSync(path.join(exported, 'v3_e2e_rnnt_joint.onnx'));
  await expect(models.import({ path: exported, how: 'copy' })).rejects.toMatchObject({ code: 'model-bad' });
  expect(readdirSync(path.join(dir, 'models')).filter((name) => name.endsWith('.part'))).toEqual([]);
  await models.close();
});
