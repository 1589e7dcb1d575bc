import { createLoadedModel, type ModelWorker } from './loaded-model.ts';
import { readModelHeader } from './model-header.ts';
import {
  EngineError,
  type Engine,
  type EngineInfo,
  type LoadedModel,
  type ModelDetails,
  type SpawnWorker,
} from './types.ts';
import type { PulseTiming } from './watch-pulse.ts';
import { createWorkerClient } from './worker-client.ts';

export interface EngineParts {
  readonly spawn: SpawnWorker;
  /** When a worker counts as standing still, if not after 20 s. */
  readonly pulse?: PulseTiming;
}

/** Each loaded model has a worker process of its own; nothing native runs in the caller's. */
export function createEngine({ spawn, pulse }: EngineParts): Engine {
  const models = new Set<LoadedModel>();
  let knownInfo: Promise<EngineInfo> | undefined;
  let isClosed = false;

  const askInfo = async (): Promise<EngineInfo> => {
    const client = createWorkerClient(spawn(), pulse);
    try {
      return (await client.request({ type: 'info' })) as EngineInfo;
    } catch (error) {
      knownInfo = undefined;
      throw error;
    } finally {
      await client.kill();
    }
  };

  const startWorker = (path: string, useGpu: boolean): ModelWorker => {
    const client = createWorkerClient(spawn(), pulse);
    const loaded = client.request({ type: 'load', path, useGpu }) as Promise<ModelDetails>;
    // Whoever waits for it gets the error; after a respawn nobody may be waiting yet.
    loaded.catch(() => undefined);
    return { client, loaded };
  };

  return {
    info: () => (knownInfo ??= askInfo()),

    async loadModel(path, { useGpu = true } = {}) {
      if (isClosed) throw new EngineError('aborted', 'The engine was closed.');
      await readModelHeader(path);
      const model = await createLoadedModel(() => startWorker(path, useGpu));
      const release = async (): Promise<void> => {
        models.delete(tracked);
        await model.release();
      };
      const tracked: LoadedModel = { ...model, release };
      models.add(tracked);
      if (isClosed) await release();
      return tracked;
    },

    async close() {
      isClosed = true;
      await knownInfo?.catch(() => undefined);
      await Promise.all(Array.from(models, (model) => model.release()));
    },
  };
}
