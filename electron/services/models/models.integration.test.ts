import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { targetName } from './target-name.ts';

const demoFile = path.resolve('resources/models/ggml-demo-q8_0.bin');
const recording = path.resolve('tests/fixtures/speech/short06.wav');
let app: TestServices;
beforeEach(async () => {
  app = await testServices(undefined, undefined, 'cli', 200, undefined, 500);
});
afterEach(() => app.end());

const stick = (name: string) => {
  mkdirSync(path.join(app.dir, 'флешка'), { recursive: true });
  const file = path.join(app.dir, 'флешка', name);
  copyFileSync(demoFile, file);
  return file;
};
const importFile = async (file: string, how: 'copy' | 'reference' = 'copy') => {
  const { imported } = await app.services['models.import']({ path: file, how });
  return imported[0]!;
};
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string }) => error.code,
  );

test('an unknown model is here but not used until the user accepts it, once', async () => {
  const model = await importFile(stick('моя модель.bin'));
  expect(model).toMatchObject({ state: 'unaccepted', kind: 'imported', id: 'моя модель' });
  expect(await code(app.models.resolve(model.id))).toBe('model-unaccepted');
  expect(await app.services['models.accept']({ modelId: model.id })).toMatchObject({ state: 'ready' });
  const again = await importFile(stick('моя модель.bin'));
  expect(again.state).toBe('ready');
});

test('a file that was changed after it came is damaged, also where its size and date are the same', async () => {
  const { id, path: file } = await importFile(stick('a.bin'));
  await app.services['models.accept']({ modelId: id });
  const { atime, mtime } = statSync(file);
  const bytes = readFileSync(file);
  bytes[5_000_000] = bytes[5_000_000]! ^ 1;
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
  expect(await app.services['models.verify']({ modelId: id })).toMatchObject({ state: 'damaged' });
  expect(await app.models.list()).toContainEqual(expect.objectContaining({ id, state: 'damaged' }));
  expect(await code(app.models.resolve(id))).toBe('model-damaged');
});

test('a model that is only referred to stays where it is, and is missing when its stick is', async () => {
  const file = stick('b.bin');
  const model = await importFile(file, 'reference');
  expect(model).toMatchObject({ isReference: true, path: file });
  expect(existsSync(path.join(app.dir, 'models', 'b.bin'))).toBe(false);
  const away = `${file}.away`;
  copyFileSync(file, away);
  rmSync(file);
  expect(await app.models.find(model.id)).toMatchObject({ state: 'missing' });
  expect(await app.services['models.remove']({ modelId: model.id })).toEqual({ freedBytes: 0 });
  expect(existsSync(away)).toBe(true);
});

test('an exported model comes over whole with its card, and one that suffered on the way is refused', async () => {
  const { id } = await importFile(stick('c.bin'));
  const out = path.join(app.dir, 'в дорогу');
  mkdirSync(out);
  const { path: exported } = await app.services['models.export']({ modelId: id, dir: out });
  expect(readdirSync(out).toSorted()).toEqual(['c.bin', 'c.bin.json']);
  expect(await code(app.services['models.export']({ modelId: id, dir: out }))).toBe('file-exists');
  const bytes = readFileSync(exported);
  bytes[6_000_000] = bytes[6_000_000]! ^ 1;
  writeFileSync(exported, bytes);
  expect(await code(app.services['models.import']({ path: exported, how: 'copy' }))).toBe('model-damaged');
});

test('of a folder every model is imported, and what is none is refused with its reason', async () => {
  stick('good.bin');
  writeFileSync(stick('text.bin'), 'hello');
  const result = await app.services['models.import']({ path: path.join(app.dir, 'флешка'), how: 'copy' });
  expect(result.imported.map((model) => model.fileName)).toEqual(['good.bin']);
  expect(result.refused).toMatchObject([{ failure: { code: 'model-bad' } }]);
  expect(readdirSync(path.join(app.dir, 'models')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a model is not removed while a recording is transcribed with it, and later says what it frees', async () => {
  const { id, sizeBytes } = await importFile(stick('d.bin'));
  await app.services['models.accept']({ modelId: id });
  await app.services['settings.set']({ modelId: id });
  const { added } = await app.services['recordings.add']({ paths: [path.resolve('resources/samples/interview.wav')] });
  app.start();
  await expect.poll(() => app.emitted.some(({ name }) => name === 'job.progressed'), { timeout: 60_000 }).toBe(true);
  expect(await code(app.services['models.remove']({ modelId: id }))).toBe('model-in-use');
  await app.services['jobs.cancel']({ recordingId: added[0]!.id });
  expect(await app.services['models.remove']({ modelId: id })).toEqual({ freedBytes: sizeBytes });
  expect((await app.services['settings.get']({})).modelId).toBe('demo');
  expect(await code(app.services['models.remove']({ modelId: 'demo' }))).toBe('model-kept');
});

test('a recording added before a real model is here is kept ready and starts when one is chosen', async () => {
  const { added } = await app.services['recordings.add']({ paths: [recording], isHeld: true });
  app.start();
  expect(added).toMatchObject([{ state: 'paused', failure: { code: 'model-wanted' } }]);
  expect(await app.services['recordings.heldCount']({})).toBe(1);
  const { id } = await importFile(stick('e.bin'));
  await app.services['models.accept']({ modelId: id });
  await app.services['settings.set']({ modelId: id });
  expect(await app.until(added[0]!.id, ['done', 'failed'])).toMatchObject({ state: 'done', modelId: id });
  expect(await app.services['recordings.heldCount']({})).toBe(0);
});

test('the self-test measures the demo model, is remembered, and a model that fails it is not used for a job', async () => {
  const [tested] = await app.services['models.test']({ modelId: 'demo' });
  expect(tested).toMatchObject({ device: 'cpu', failure: null });
  expect(tested!.speed).toBeGreaterThan(0.1);
  const demo = await app.models.find('demo');
  expect(demo.tests).toEqual([tested]);
  const failure = { code: 'model-failed-test', params: { name: 'demo', detail: 'it crashed' } } as const;
  app.models.tests.set(demo.sha256!, [{ ...tested!, failure }]);
  const [done] = await app.transcribe(recording);
  expect(done).toMatchObject({ state: 'failed', failure: { code: 'model-failed-test' } });
});

test('a link to a model and a file that may only be read are imported like any other', async () => {
  const file = stick('только чтение.bin');
  chmodSync(file, 0o444);
  const link = path.join(app.dir, 'ссылка.bin');
  symlinkSync(file, link);
  expect((await importFile(link)).fileName).toBe('ссылка.bin');
  expect((await importFile(file)).fileName).toBe('только чтение.bin');
});

test('what is no ordinary file, and a folder that cannot be written to, are refused with a plain reason', async () => {
  const importPath = (file: string) => code(app.services['models.import']({ path: file, how: 'copy' }));
  expect(await importPath('/dev/zero')).toBe('model-bad');
  expect(await importPath(path.join(app.dir, 'nowhere.bin'))).toBe('model-missing');
  const blocked = await testServices(path.join(app.dir, 'second'));
  rmSync(path.join(blocked.dir, 'models'), { recursive: true });
  writeFileSync(path.join(blocked.dir, 'models'), 'a file where the folder should be');
  expect(await code(blocked.services['models.import']({ path: stick('f.bin'), how: 'copy' }))).toBe('cannot-write');
  await blocked.end();
});

test('names that no other system takes are changed, and long ones are cut at a whole character', () => {
  expect(targetName('a:b*c?.bin')).toBe('a_b_c_.bin');
  expect(targetName('nul.BIN')).toBe('_nul.bin');
  expect(Buffer.byteLength(targetName(`${'я'.repeat(300)}.bin`))).toBeLessThanOrEqual(206);
  expect(targetName(`${'я'.repeat(300)}.bin`)).not.toContain('\uFFFD');
});
