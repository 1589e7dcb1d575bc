import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSoundModel } from '#native/test/sound-model.fixture.ts';
import { writeVoiceModel } from '#native/test/voice-model.fixture.ts';
import { silentLog } from '#services/log.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { nodeAnalysisWorker } from '../process/node-analysis-worker.ts';
import { testModel } from './test-model.ts';

let app: TestServices;
beforeAll(async () => {
  app = await testServices();
});
afterAll(() => app.end());

async function installed(folder: string): Promise<string> {
  const { imported } = await app.services['models.import']({ path: folder, how: 'copy' });
  const modelId = imported[0]!.id;
  await app.services['models.accept']({ modelId });
  return modelId;
}

test.each([
  ['voices', () => writeVoiceModel(path.join(app.dir, 'Тоны pyannote'))],
  ['sounds', () => writeSoundModel(path.join(app.dir, 'Тоны zipformer'))],
] as const)(
  'a model of %s that knows tones only runs, is reported to find no speech, keeps the verdict, and is not used by analyses',
  async (kind, write) => {
    const modelId = await installed(write());
    const analyzer = kind === 'voices' ? 'speakers' : 'events';
    expect(app.analyses.installed(analyzer)).toHaveProperty('modelHash');
    const tests = await app.services['models.test']({ modelId });
    expect(tests).toMatchObject([{ device: 'cpu', speed: 0, failure: { code: 'model-finds-no-speech' } }]);
    const models = await app.services['models.list']({});
    expect(models.find(({ id }) => id === modelId)).toMatchObject({ kind, tests });
    expect(app.analyses.installed(analyzer)).toEqual({});
  },
);

test('a process that gives no answer in time, and files that are no model, are verdicts too', async () => {
  const folder = writeVoiceModel(path.join(app.dir, 'медленно'));
  const parts = { log: silentLog, resourcesDir: path.resolve('resources'), memoryOf: () => Promise.resolve(null) };
  const { signal } = new AbortController();
  const model = { kind: 'voices', path: folder, fileName: 'медленно' } as const;
  const slow = await testModel({ ...parts, signal, spawn: nodeAnalysisWorker, patienceMs: 1 }, model);
  expect(slow.failure).toMatchObject({ code: 'model-failed-test', params: { name: 'медленно' } });
  const empty = { ...model, path: app.dir };
  const wrong = await testModel({ ...parts, signal, spawn: nodeAnalysisWorker }, empty);
  expect(wrong.failure?.code).toBe('model-bad');
  const aborted = testModel({ ...parts, signal: AbortSignal.abort(), spawn: nodeAnalysisWorker }, model);
  await expect(aborted).rejects.toMatchObject({ code: 'aborted' });
});
