import { withFallback } from '#native/lib/graphics/with-fallback.ts';
import { EngineError, type Engine, type LoadedModel } from '#native/lib/types.ts';
import type { UsedGraphics } from '#shared/contract/jobs.ts';
import { AppFailure } from '#shared/failure.ts';
import { bestTest, type ModelInfo } from '#shared/model.ts';
import type { ChosenCard, ModelGraphics } from '#services/graphics/model-graphics.ts';
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
  /** The graphics card that it is on, or was on until it failed; null for the processor. */
  readonly graphics: () => UsedGraphics | null;
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
  /** Changes when a card fails. */
  readonly graphics: () => UsedGraphics | null;
}

interface WantedModel extends LaneSplit {
  readonly useGpu: boolean;
  /** The card that it passed a test on, and which is tried first. */
  readonly chosen: ChosenCard | null;
}

const idleMs = 60_000;

export interface EngineModelsParts {
  readonly engine: Engine;
  readonly models: Pick<Models, 'resolve' | 'hold'>;
  /** Absent where everything is done by the processor. */
  readonly graphics?: ModelGraphics;
}

export function createEngineModels(parts: EngineModelsParts): EngineModels {
  const { engine } = parts;
  const main = createPlace(parts);
  const beside = createPlace(parts);
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
function createPlace(parts: EngineModelsParts) {
  const slot = createSlot(parts);
  let users = 0;
  let idle: NodeJS.Timeout | undefined;
  return {
    async use(modelId: string, lanes: number | null): Promise<UsedModel> {
      clearTimeout(idle);
      const info = await parts.models.resolve(modelId);
      const { useGpu, expectedSpeed, split } = deviceFor(info);
      const chosen = (await parts.graphics?.cardFor(info)) ?? null;
      const wanted = { useGpu, chosen, ...(lanes === null ? split : splitOf(lanes)) };
      const loaded = await slot.present(info, wanted);
      users += 1;
      return {
        model: loaded.model,
        graphics: loaded.graphics,
        expectedSpeed: loaded.graphics()?.failure === null ? (chosen?.test.speed ?? null) : expectedSpeed,
        withoutGpu: () => (useGpu ? slot.present(info, { ...wanted, useGpu: false }).then(({ model }) => model) : null),
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
function createSlot(parts: EngineModelsParts) {
  const { models: store } = parts;
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
      return { key: keyOf(info, wanted), hold, ...(await loadWanted(parts, info, wanted)) };
    } catch (error) {
      hold?.release();
      throw engineFailure(error, info.fileName);
    }
  };
  return {
    release,
    async present(info: ModelInfo, wanted: WantedModel): Promise<Loaded> {
      if (loaded !== null && loaded.key !== keyOf(info, wanted)) await release();
      loaded ??= await load(info, wanted);
      return loaded;
    },
  };
}

function keyOf({ path }: ModelInfo, { useGpu, chosen, lanes, threads }: WantedModel): string {
  return `${useGpu ? 'gpu' : 'cpu'} ${chosen?.card.id ?? ''} ${lanes} × ${threads} ${path}`;
}

/** On the chosen card, which the processor replaces when it fails, now or later. */
async function loadWanted(
  { engine, graphics }: EngineModelsParts,
  info: ModelInfo,
  { chosen, ...split }: WantedModel,
): Promise<Pick<Loaded, 'model' | 'graphics'>> {
  const loadForProcessor = () => engine.loadModel(info.path, split);
  if (graphics === undefined || chosen === null) return { model: await loadForProcessor(), graphics: () => null };
  const { name } = chosen.card;
  let failure: string | null = null;
  const onFailed = (error: EngineError) => {
    failure = graphics.failed(info, chosen, error);
  };
  const used = () => ({ name, failure });
  try {
    const card = await engine.loadModel(info.path, { graphics: chosen.use });
    return { model: withFallback({ card, loadForProcessor, onFailed }), graphics: used };
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'device-failed') throw error;
    onFailed(error);
    return { model: await loadForProcessor(), graphics: used };
  }
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
