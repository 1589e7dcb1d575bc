import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CatalogueEntry } from '#services/models/catalogue.ts';
import { failureOf } from '#shared/failure.ts';
import { killModelWork } from './kill-model-work.ts';
import { loadMutant } from './load-mutant.ts';
import { modelFaults } from './model-faults.ts';
import { serve, startModelServer, type ModelServer } from './model-server.ts';
import { createDice } from './mutate-media.ts';
import { mutateModel } from './mutate-model.ts';
import { readSpeech } from './read-speech.ts';
import { anyFile, entryFor, fetchModel, isNeverWrong, testModels } from './test-models.ts';
import { walkHostilePath } from './walk-hostile-path.ts';

let dir = '';
let server: ModelServer;
let entry: CatalogueEntry;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'загрузка '));
  server = await startModelServer(anyFile());
  entry = entryFor(server.file, server.url);
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

const fileOf = () => path.join(dir, 'models', entry.fileName);
const outcomeOf = (work: Promise<void>) =>
  work.then(
    () => 'whole',
    (error: unknown) => failureOf(error).code,
  );

test.each(modelFaults)('a download stands: $name', async ({ answer, outcome }) => {
  server.answer = answer;
  const models = testModels(dir, entry);
  expect(await outcomeOf(fetchModel(models))).toBe(outcome);
  expect(await isNeverWrong(models.modelsDir, entry)).toBe(true);
  expect(existsSync(fileOf())).toBe(outcome === 'whole');
  if (outcome !== 'whole') {
    expect(models.downloads.stateOf('any')).toMatchObject({ state: 'failed', failure: { code: outcome } });
    server.answer = serve();
    await fetchModel(models);
  }
  expect(readFileSync(fileOf()).equals(server.file)).toBe(true);
  expect(existsSync(`${fileOf()}.part`)).toBe(false);
  expect(models.downloads.stateOf('any')).toBe(null);
  await models.close();
});

test('cut 20 times at random bytes, at most 1 MiB is fetched twice for each cut', async () => {
  let cuts = 0;
  server.answer = (call) => {
    const isCut = cuts < 20;
    if (isCut) cuts += 1;
    serve(isCut ? { cutAfter: () => Math.floor((Math.random() * server.file.length) / 25) } : {})(call);
  };
  const models = testModels(dir, entry);
  while ((await outcomeOf(fetchModel(models))) !== 'whole') expect(cuts).toBeLessThanOrEqual(20);
  expect(readFileSync(fileOf()).equals(server.file)).toBe(true);
  expect(cuts).toBe(20);
  expect(server.sentBytes - server.file.length).toBeLessThanOrEqual(20 * 1024 * 1024);
  await models.close();
});

test('a paused download resumes in the next run of the app from where it was', async () => {
  server.answer = serve({ stallAfter: 3_000_000 });
  const before = testModels(dir, entry);
  before.downloads.start('any');
  const ended = outcomeOf(before.downloads.ended('any'));
  await expect
    .poll(() => before.downloads.stateOf('any')?.doneBytes, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(2_900_000);
  await before.close();
  expect(await ended).toBe('aborted');
  server.answer = serve();
  server.ranges.length = 0;
  const after = testModels(dir, entry);
  expect(after.downloads.stateOf('any')).toMatchObject({ state: 'paused', totalBytes: server.file.length });
  expect(server.ranges).toEqual([]);
  await fetchModel(after);
  expect(server.ranges).toEqual([expect.stringMatching(/^bytes=(29|30)\d{5}-$/)]);
  expect(readFileSync(fileOf()).equals(server.file)).toBe(true);
  await after.close();
});

test('a part that suffered on the disk is noticed block by block and only the rest is fetched again', async () => {
  server.answer = serve({ stallAfter: 5_000_000 });
  const before = testModels(dir, entry);
  before.downloads.start('any');
  before.downloads.ended('any').catch(() => {}); // paused below
  await expect
    .poll(() => before.downloads.stateOf('any')?.doneBytes, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(4_900_000);
  await before.close();
  const part = readFileSync(`${fileOf()}.part`);
  part[2_500_000] = (part[2_500_000] ?? 0) ^ 1;
  writeFileSync(`${fileOf()}.part`, part);
  server.answer = serve();
  server.ranges.length = 0;
  const after = testModels(dir, entry);
  await fetchModel(after);
  expect(server.ranges).toEqual([`bytes=${2 * 1024 * 1024}-`]);
  expect(readFileSync(fileOf()).equals(server.file)).toBe(true);
  await after.close();
});

test('a cancelled download leaves nothing', async () => {
  server.answer = serve({ stallAfter: 3_000_000 });
  const models = testModels(dir, entry);
  models.downloads.start('any');
  const ended = outcomeOf(models.downloads.ended('any'));
  await expect.poll(() => existsSync(`${fileOf()}.part`), { timeout: 10_000 }).toBe(true);
  await models.downloads.cancel('any');
  expect(await ended).toBe('aborted');
  expect([existsSync(fileOf()), existsSync(`${fileOf()}.part`), existsSync(`${fileOf()}.part.json`)]).toEqual([
    false,
    false,
    false,
  ]);
  expect(models.downloads.stateOf('any')).toBe(null);
  await models.close();
});

test('a download that waits in line is given up at once, and what comes after it still waits', async () => {
  server.answer = serve({ stallAfter: 3_000_000 });
  const line = ['any', 'second', 'third'].map((id) => ({ ...entry, id, fileName: `${id}.bin` }));
  const models = testModels(dir, ...line);
  for (const { id } of line) models.downloads.start(id);
  const ended = outcomeOf(models.downloads.ended('second'));
  await models.downloads.cancel('second');
  expect(await ended).toBe('aborted');
  expect(['second', 'third'].map((id) => models.downloads.stateOf(id)?.state)).toEqual([undefined, 'waiting']);
  expect(models.downloads.stateOf('any')?.state).not.toBe('paused');
  await models.close();
});

test('of two copies of the app that fetch the same model one does and the other says so', async () => {
  const [one, other] = [testModels(dir, entry), testModels(dir, entry)];
  const outcomes = await Promise.all([outcomeOf(fetchModel(one)), outcomeOf(fetchModel(other))]);
  expect(outcomes.toSorted()).toEqual(['download-elsewhere', 'whole']);
  expect(readFileSync(fileOf()).equals(server.file)).toBe(true);
  await Promise.all([one.close(), other.close()]);
});

test.each(['download', 'import', 'verify'] as const)('killed during %s, nothing half-made is offered', async (verb) => {
  const source = path.join(dir, 'ggml-any.bin');
  writeFileSync(source, server.file);
  if (verb === 'verify') await killModelWork('import', { dir, source, server }, 0);
  for (const afterMs of [5, 60]) expect(await killModelWork(verb, { dir, source, server }, afterMs)).toBe(null);
});

test('20 mutated models with the hash check off: the app survives each', { timeout: 120_000 }, async () => {
  const original = readFileSync('resources/models/ggml-demo-q8_0.bin');
  const [dice, pcm] = [createDice(3), readSpeech(1)];
  const ends = new Set<string>();
  for (let index = 0; index < 20; index += 1) {
    ends.add(await loadMutant(path.join(dir, 'mutant.bin'), mutateModel(original, dice).bytes, pcm));
  }
  expect(ends).toContain('bad-model');
  expect(ends).not.toContain('internal');
});

test.each(['🤷🎙️ эмодзи', "it's «ёлочки» $(touch x)", 'д'.repeat(120)])(
  'a path like %s works throughout',
  async (name) => {
    expect(await walkHostilePath(dir, name)).toBe(null);
  },
);

test('set to stay offline the app connects to nothing, and the log says what was refused', async () => {
  const models = testModels(dir, entry);
  models.offline = true;
  expect(() => models.downloads.start('any')).toThrow(/offline/);
  models.offline = false;
  await fetchModel(models);
  const [connection] = models.networkLog.read();
  expect(connection).toMatchObject({ purpose: 'model any', outcome: 'done' });
  expect(connection?.receivedBytes).toBeGreaterThanOrEqual(server.file.length - 70_000);
  expect(server.requestCount).toBe(1);
  await models.close();
});

test('a damaged model says so, is not used, and only the damaged block is fetched again', async () => {
  const models = testModels(dir, entry);
  await fetchModel(models);
  const { mtime } = statSync(fileOf());
  const damaged = readFileSync(fileOf());
  damaged[4_300_000] = (damaged[4_300_000] ?? 0) ^ 0x10;
  writeFileSync(fileOf(), damaged);
  expect(mtime).toBeDefined();
  expect(await models.verify('any')).toMatchObject({ state: 'damaged' });
  await expect(models.resolve('any')).rejects.toMatchObject({ code: 'model-damaged' });
  server.ranges.length = 0;
  await fetchModel(models);
  expect(server.ranges).toEqual([`bytes=${4 * 1024 * 1024}-${5 * 1024 * 1024 - 1}`]);
  expect(await models.verify('any')).toMatchObject({ state: 'ready' });
  await models.close();
});
