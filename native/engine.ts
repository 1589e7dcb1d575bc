import { checkDetectorFile } from './detector-file.ts';
import { createLoadedModel, type ModelWorker, type WorkerDetails } from './loaded-model.ts';
import { readModelHeader } from './model-header.ts';
import { openDetector } from './open-detector.ts';
import {
  EngineError,
  type Engine,
  type EngineInfo,
  type EnginePriority,
  type LoadOptions,
  type SpawnWorker,
} from './types.ts';
import type { PulseTiming } from './watch-pulse.ts';
import { createWorkerClient, type WorkerClient } from './worker-client.ts';

export interface EngineParts {
  readonly spawn: SpawnWorker;
  /** When a worker counts as standing still, if not after 20 s. */
  readonly pulse?: PulseTiming;
  /** Asked for each process that is started; `low` where it is not given. */
  readonly priority?: () => EnginePriority;
}

interface Held {
  release(): Promise<void>;
}

/** Each loaded model has a worker process of its own; nothing native runs in the caller's. */
export function createEngine({ spawn, pulse, priority = () => 'low' }: EngineParts): Engine {
  const held = new Set<Held>();
  let knownInfo: Promise<EngineInfo> | undefined;
  let isClosed = false;

  const startClient = (): WorkerClient => {
    const client = createWorkerClient(spawn(), pulse);
    client.setPriority(priority());
    return client;
  };

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

  const startWorker = (path: string, options: LoadOptions): ModelWorker => {
    const client = startClient();
    const loaded = client.request({ type: 'load', path, options }) as Promise<WorkerDetails>;
    // Whoever waits for it gets the error; after a respawn nobody may be waiting yet.
    loaded.catch(() => undefined);
    return { client, loaded };
  };

  /** What is held is let go with the engine, also when that was closed while it was being made. */
  const hold = async <T extends Held>(thing: T): Promise<T> => {
    const release = async (): Promise<void> => {
      held.delete(tracked);
      await thing.release();
    };
    const tracked: T = { ...thing, release };
    held.add(tracked);
    if (isClosed) await release();
    return tracked;
  };
  const checkOpen = (): void => {
    if (isClosed) throw new EngineError('aborted', 'The engine was closed.');
  };

  return {
    info: () => (knownInfo ??= askInfo()),

    async loadModel(path, { useGpu = true, lanes = 1, wantsDtw = false } = {}) {
      checkOpen();
      await readModelHeader(path);
      return await hold(await createLoadedModel(() => startWorker(path, { useGpu, lanes, wantsDtw })));
    },

    async openSpeechDetector(path) {
      checkOpen();
      await checkDetectorFile(path);
      return await hold(await openDetector(startClient(), path));
    },

    async close() {
      isClosed = true;
      await knownInfo?.catch(() => undefined);
      await Promise.all(Array.from(held, (thing) => thing.release()));
    },
  };
}
