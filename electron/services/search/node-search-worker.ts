import { join } from 'node:path';
import { spawnNodeWorker } from '#native/spawn-node-worker.ts';
import type { SpawnWorker } from '#native/types.ts';

/** The search's process where a host runs in plain Node. */
export const nodeSearchWorker: SpawnWorker = spawnNodeWorker(join(import.meta.dirname, 'search-process.ts'));
