import { checkDetectorFile } from './model-file/detector-file.ts';
import { createHeld, type Held } from './worker/held.ts';
import { createLoadedModel, type ModelWorker, type WorkerDetails } from './loaded-model.ts';
import { checkGigaamFiles, isModelFolder } from './onnx/gigaam-files.ts';
import { readModelHeader } from './model-file/model-header.ts';
import { openDetector } from './open-detector.ts';
import { createGraphicsClient } from './graphics/graphics-client.ts';
import { listGraphicsCards } from './graphics/list-graphics-cards.ts';
import { checkGraphicsModel } from './graphics/graphics-model.ts';
import {
  type Engine,
  type EngineError,
  type EngineInfo,
  type EnginePriority,
  type GraphicsUse,
  type LoadOptions,
  type SpawnWorker,
} from './types.ts';
import type { WatchdogTiming } from './worker/watchdog.ts';
import { createWorkerClient, type WorkerClient } from './worker/worker-client.ts';

export interface EngineParts {
  readonly spawn: SpawnWorker;
  /** When a worker counts as standing still, if not after 20 s. */
  readonly watchdog?: WatchdogTiming;
  /** Asked for each process that is started; `low` where it is not given. */
  readonly priority?: () => EnginePriority;
}

/** Each loaded model has a worker process of its own; nothing native runs in the caller's. */
export function createEngine(parts: EngineParts): Engine {
  const held = createHeld();
  let knownInfo: Promise<EngineInfo> | undefined;

  const startClient = () => startProcess(parts, held);

  const askInfo = async (): Promise<EngineInfo> => {
    const client = startClient();
    try {
      return (await client.request({ type: 'info' })) as EngineInfo;
    } catch (error) {
      knownInfo = undefined;
      throw error;
    } finally {
      await client.kill();
    }
  };

  return {
    info: () => (knownInfo ??= askInfo()),

    graphicsCards: async () => await listGraphicsCards(startClient),

    async loadModel(path, { useGpu = true, graphics = null, lanes = 1, threads = 1, wantsDtw = false } = {}) {
      held.checkOpen();
      if (await isModelFolder(path)) await checkGigaamFiles(path);
      else checkGraphicsModel(await readModelHeader(path), graphics);
      const options = { useGpu, graphics, lanes, wantsDtw };
      const start =
        graphics === null
          ? () => loadIn(startClient(), path, options)
          : startsOnCard(startClient, path, { ...options, graphics });
      return await held.hold(await createLoadedModel(start, threads));
    },

    async openSpeechDetector(path) {
      held.checkOpen();
      await checkDetectorFile(path);
      return await held.hold(await openDetector(startClient(), path));
    },

    async close() {
      await held.close(knownInfo);
    },
  };
}

function loadIn(client: WorkerClient, path: string, options: LoadOptions): ModelWorker {
  const loaded = client.request({ type: 'load', path, options }) as Promise<WorkerDetails>;
  // What waits for it gets the error; after a respawn no one may be waiting yet.
  loaded.catch(() => undefined);
  return { client, loaded };
}

/** A card that failed once is not tried again: every later start ends with the same failure. */
function startsOnCard(
  start: () => WorkerClient,
  path: string,
  options: LoadOptions & { readonly graphics: GraphicsUse },
): () => ModelWorker {
  let failed: EngineError | null = null;
  return () => {
    if (failed !== null) throw failed;
    const client = createGraphicsClient(start(), options.graphics, (error) => (failed = error));
    return loadIn(client, path, options);
  };
}

function startProcess({ spawn, watchdog, priority = () => 'low' }: EngineParts, held: Held): WorkerClient {
  // Whatever may refuse comes first: a process that was started and then forgotten would keep its parent alive.
  held.checkOpen();
  const rank = priority();
  const client = createWorkerClient(spawn(), watchdog);
  client.setPriority(rank);
  return client;
}
