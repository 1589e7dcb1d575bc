import { scriptOf, spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import type { SpawnWorker } from '#native/lib/types.ts';

/** A small nursery stays in the processor's cache: with the usual one the first hundreds of searches cost twice as much. */
const flags = ['--max-semi-space-size=8'];

/** The search's process where a host runs in plain Node. */
export const nodeSearchWorker: SpawnWorker = spawnNodeWorker(
  scriptOf(import.meta.dirname, 'search-process.ts', 'search-worker.js'),
  flags,
);
