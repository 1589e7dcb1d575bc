import { spawnNodeWorker } from '#native/spawn-node-worker.ts';
import type { SpawnWorker } from '#native/types.ts';

/** The engine's process where a host runs in plain Node. */
export const nodeEngineWorker: SpawnWorker = spawnNodeWorker();
