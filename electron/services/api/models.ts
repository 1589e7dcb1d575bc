import type { ServicesOf } from '#shared/contract/contract.ts';
import { adviseCatalogue } from '#services/models/self-test/advise.ts';
import { testModel } from '#services/analyses/asked/test-model.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { AppFailure } from '#shared/failure.ts';
import type { ModelTest } from '#shared/model.ts';
import { requireReady } from '#services/models/installed-models.ts';
import { processMemory } from '#services/models/self-test/worker-memory.ts';
import { createSelfTest } from '#services/models/self-test.ts';
import { testSoon } from '#services/models/test-soon.ts';
import type { Parts } from './parts.ts';

type ModelParts = Pick<
  Parts,
  'library' | 'events' | 'log' | 'signal' | 'queue' | 'models' | 'engineModels' | 'graphics' | 'options'
>;

/**
 * The calls about models, each of which notifies every page of what changed. New models are tested when there is time
 * for it.
 */
export function modelsServices(parts: ModelParts): ServicesOf<'models'> {
  const { library, events, models, engineModels } = parts;
  const emitChanged = async () => {
    events.emit('models.changed', { models: await models.list() });
  };
  const tests = createTests(parts, () => void emitChanged());
  const thenEmit = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await emitChanged();
    }
  };
  return {
    'models.list': () => models.list(),
    'models.catalogue': () => adviseCatalogue(models, library.settings.get().modelBaseUrl),
    'models.import': (given) => thenEmit(models.import(given)),
    'models.importFiles': ({ paths }) => thenEmit(models.importFiles(paths)),
    'models.accept': ({ modelId }) => thenEmit(models.accept(modelId)),
    'models.verify': ({ modelId }) => thenEmit(models.verify(modelId)),
    'models.export': ({ modelId, dir }) => models.export(modelId, dir),
    'models.remove': async ({ modelId }) => {
      await tests.stop();
      await engineModels.letGo();
      const freed = await models.remove(modelId);
      if (library.settings.get().modelId === modelId) {
        events.emit('settings.changed', { settings: library.settings.set({ modelId: 'demo' }) });
      }
      await emitChanged();
      return freed;
    },
    'models.download': async ({ modelId }) => {
      models.downloads.start(modelId);
      // Its failure reaches the pages with its state.
      models.downloads.ended(modelId).catch(() => {});
      return null;
    },
    'models.pause': ({ modelId }) => models.downloads.pause(modelId).then(() => null),
    'models.cancel': ({ modelId }) => models.downloads.cancel(modelId).then(() => null),
    'models.test': ({ modelId }) => thenEmit(tests.run(modelId)),
    'models.graphicsCards': async () => {
      const { cards, problem } = await parts.graphics.list();
      return { cards, problem };
    },
  };
}

function createTests(
  { library, events, log, signal, queue, models, graphics, options }: ModelParts,
  onTested: () => void,
) {
  const isBusy = () => queue.isBusy();
  const selfTest = createSelfTest({
    spawn: options.spawnEngineWorker,
    models,
    resourcesDir: options.resourcesDir,
    threads: () => library.settings.get().threads,
    lanes: () => library.settings.get().lanes,
    graphics,
    isBusy,
  });
  const chosenCard = () => graphics.known();
  // A command ends with its work.
  const soon =
    options.host === 'cli' ? null : testSoon({ selfTest, events, log, signal, isBusy, chosenCard, onTested });
  const run = async (modelId: string) =>
    (await testListener(modelId, { log, signal, models, options, isBusy })) ?? (await selfTest.run(modelId));
  return { run, stop: async () => await soon?.stop() };
}

/** Of a model of voices or of sounds; null for one that writes text, which is tried by the engine. */
async function testListener(
  modelId: string,
  {
    log,
    signal,
    models,
    options,
    isBusy,
  }: Pick<ModelParts, 'log' | 'signal' | 'models' | 'options'> & { readonly isBusy: () => boolean },
): Promise<readonly ModelTest[] | null> {
  const model = (await models.list()).find(({ id }) => id === modelId);
  if (model === undefined || (model.kind !== 'voices' && model.kind !== 'sounds')) return null;
  requireReady(model);
  if (isBusy()) throw new AppFailure('model-in-use', { name: model.fileName });
  const hold = models.hold(model);
  try {
    const { resourcesDir, spawnAnalysisWorker: spawn = nodeAnalysisWorker } = options;
    const test = await testModel({ spawn, log, resourcesDir, signal, memoryOf: processMemory }, model);
    if (model.sha256 !== null) models.tests.set(model.sha256, [test]);
    return [test];
  } finally {
    hold?.release();
  }
}
