import type { Engine, LoadedModel } from '#native/types.ts';
import { engineFailure } from './engine-failure.ts';
import type { ModelStore } from '../models/model-store.ts';

/** Keeps the model in use loaded between jobs, and lets it go when nothing was transcribed for a minute. */
export interface EngineModels {
  /** The loaded model; a different one is released first. Call the returned `leave` when the job is over. */
  use(modelId: string): Promise<{ readonly model: LoadedModel; readonly leave: () => void }>;
  close(): Promise<void>;
}

const idleMs = 60_000;

export function createEngineModels(engine: Engine, store: ModelStore): EngineModels {
  let loaded: { path: string; model: LoadedModel } | null = null;
  let idle: NodeJS.Timeout | undefined;
  const release = async () => {
    const { model } = loaded ?? {};
    loaded = null;
    await model?.release();
  };
  return {
    async use(modelId) {
      clearTimeout(idle);
      const info = await store.resolve(modelId);
      if (loaded !== null && loaded.path !== info.path) await release();
      try {
        loaded ??= { path: info.path, model: await engine.loadModel(info.path) };
      } catch (error) {
        throw engineFailure(error, info.fileName);
      }
      return {
        model: loaded.model,
        leave: () => {
          clearTimeout(idle);
          idle = setTimeout(() => void release(), idleMs).unref();
        },
      };
    },
    async close() {
      clearTimeout(idle);
      await release();
      await engine.close();
    },
  };
}
