import type { Engine, LoadedModel } from '#native/lib/types.ts';
import { AppFailure } from '#shared/failure.ts';
import { bestTest, type ModelInfo } from '#shared/model.ts';
import type { Models } from '#services/models/models.ts';
import { engineFailure } from '#services/speech/engine-failure.ts';
import { splitOf, usualSplit, type LaneSplit } from '#services/speech/lane-split.ts';

/** Keeps the model in use loaded between jobs, and lets it go when nothing was transcribed for a minute. */
export interface EngineModels {
  /**
   * The loaded model; a different one is released first. Call the returned `leave` when the job is over. `lanes` is how
   * many windows can be transcribed at the same time; null: as the self-test found best.
   */
  use(modelId: string, lanes?: number | null): Promise<UsedModel>;
  /** The same for a second model, which is loaded beside the first one: it recognises a language that it knows better. */
  useBeside(modelId: string): Promise<UsedModel>;
  /** Lets go at once of what no job uses, so that its file can be removed. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

export interface UsedModel {
  readonly model: LoadedModel;
  /** × real time that the self-test showed; null where there was none. */
  readonly expectedSpeed: number | null;
  /** Loads it for the processor alone, in the place of the one that broke; null where it is that already. */
  withoutGpu(): Promise<LoadedModel> | null;
  leave(): void;
}

interface Loaded {
  readonly key: string;
  readonly model: LoadedModel;
  readonly hold: { release(): void } | null;
}

interface WantedModel extends LaneSplit {
  readonly useGpu: boolean;
}

const idleMs = 60_000;

export function createEngineModels(engine: Engine, store: Pick<Models, 'resolve' | 'hold'>): EngineModels {
  const main = createPlace(engine, store);
  const beside = createPlace(engine, store);
  return {
    use: async (modelId, lanes = null) => await main.use(modelId, lanes),
    useBeside: async (modelId) => await beside.use(modelId, null),
    async letGo() {
      await Promise.all([main.letGo(), beside.letGo()]);
    },
    async close() {
      await Promise.all([main.close(), beside.close()]);
      await engine.close();
    },
  };
}

/** A model that is loaded, who uses it, and how long it stays when no one does. */
function createPlace(engine: Engine, store: Pick<Models, 'resolve' | 'hold'>) {
  const slot = createSlot(engine, store);
  let users = 0;
  let idle: NodeJS.Timeout | undefined;
  return {
    async use(modelId: string, lanes: number | null): Promise<UsedModel> {
      clearTimeout(idle);
      const info = await store.resolve(modelId);
      const { useGpu, expectedSpeed, split } = deviceFor(info);
      const wanted = { useGpu, ...(lanes === null ? split : splitOf(lanes)) };
      const model = await slot.present(info, wanted);
      users += 1;
      return {
        model,
        expectedSpeed,
        withoutGpu: () => (useGpu ? slot.present(info, { ...wanted, useGpu: false }) : null),
        leave: () => {
          users -= 1;
          clearTimeout(idle);
          idle = setTimeout(() => void slot.release(), idleMs).unref();
        },
      };
    },
    async letGo() {
      if (users === 0) await slot.release();
    },
    async close() {
      clearTimeout(idle);
      await slot.release();
    },
  };
}

/** The one model that is loaded. */
function createSlot(engine: Engine, store: Pick<Models, 'hold'>) {
  let loaded: Loaded | null = null;
  const release = async () => {
    const before = loaded;
    loaded = null;
    await before?.model.release();
    before?.hold?.release();
  };
  const load = async (info: ModelInfo, wanted: WantedModel): Promise<Loaded> => {
    const hold = store.hold(info);
    try {
      return { key: keyOf(info, wanted), hold, model: await engine.loadModel(info.path, wanted) };
    } catch (error) {
      hold?.release();
      throw engineFailure(error, info.fileName);
    }
  };
  return {
    release,
    async present(info: ModelInfo, wanted: WantedModel): Promise<LoadedModel> {
      if (loaded !== null && loaded.key !== keyOf(info, wanted)) await release();
      loaded ??= await load(info, wanted);
      return loaded.model;
    },
  };
}

function keyOf({ path }: ModelInfo, { useGpu, lanes, threads }: WantedModel): string {
  return `${useGpu ? 'gpu' : 'cpu'} ${lanes} × ${threads} ${path}`;
}

/** The faster device that passed its test; untested, the engine's own choice. Throws where every device failed. */
function deviceFor(model: Pick<ModelInfo, 'tests'>): {
  readonly useGpu: boolean;
  readonly expectedSpeed: number | null;
  readonly split: LaneSplit;
} {
  const [first] = model.tests;
  if (first === undefined) return { useGpu: true, expectedSpeed: null, split: usualSplit() };
  const best = bestTest(model);
  if (best === null) {
    const { code, params } = first.failure ?? { code: 'internal', params: {} };
    throw new AppFailure(code, params);
  }
  return { useGpu: best.device === 'gpu', expectedSpeed: best.speed, split: best.split ?? usualSplit() };
}
