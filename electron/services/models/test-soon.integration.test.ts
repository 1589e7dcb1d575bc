import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkerLink } from '#native/lib/types.ts';
import type { WorkerMessage } from '#native/lib/worker/protocol.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const demoFile = path.resolve('resources/models/ggml-demo-q8_0.bin');
const recording = path.resolve('tests/fixtures/speech/short06.wav');
const patience = { timeout: 90_000 };
/** Ends when an engine is first asked to read something. */
let isTried = Promise.withResolvers<void>();

function watched(): WorkerLink {
  const link = nodeEngineWorker();
  return {
    ...link,
    post(message) {
      if ((message as WorkerMessage).type === 'transcribe') isTried.resolve();
      link.post(message);
    },
  };
}

let app: TestServices;
beforeEach(async () => {
  isTried = Promise.withResolvers();
  app = await testServices(mkdtempSync(path.join(tmpdir(), 'испытание-')), watched, 'browser', 200, undefined, 1000);
});
afterEach(() => app.end());

async function bring(): Promise<string> {
  const { imported } = await app.services['models.import']({ path: demoFile, how: 'reference' });
  const { id } = await app.services['models.accept']({ modelId: imported[0]!.id });
  return id;
}
const testsOf = async (id: string) => (await app.models.find(id)).tests;

const isTested = ({ tests }: { readonly tests: readonly unknown[] }) => tests.length > 0;

test(
  'a model that was imported is tested without being asked; a recording that starts ends the test, which is repeated and reported to every page',
  { timeout: 120_000 },
  async () => {
    const id = await bring();
    await isTried.promise;
    const [done] = await app.transcribe(recording);
    expect(done).toMatchObject({ state: 'done' });
    const split = { lanes: expect.any(Number) as number, threads: expect.any(Number) as number };
    await expect.poll(() => testsOf(id), patience).toMatchObject([{ device: 'cpu', failure: null, split }]);
    const isSaid = () => app.emitted.some(({ name, data }) => name === 'models.changed' && data.models.some(isTested));
    await expect.poll(isSaid, patience).toBe(true);
  },
);

test('a model is removed in the middle of its test, and nothing is remembered of it', async () => {
  const id = await bring();
  const { sha256 } = await app.models.find(id);
  await isTried.promise;
  await app.services['models.remove']({ modelId: id });
  expect(app.models.tests.of(sha256!)).toEqual([]);
  expect((await app.services['models.list']({})).map((model) => model.id)).toEqual(['demo']);
});
