import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import type { SpawnWorker } from '#native/lib/types.ts';

/** The engine's process where a host runs in plain Node. */
export const nodeEngineWorker: SpawnWorker = spawnNodeWorker();
