import { scriptOf, spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import type { SpawnWorker } from '#native/lib/types.ts';

/** What is computed is thrown away at once: a small nursery costs no time, and a hundred megabytes less over a day of sound. */
const flags = ['--max-semi-space-size=4'];

/** The analyses' process where a host runs in plain Node. */
export const nodeAnalysisWorker: SpawnWorker = spawnNodeWorker(
  scriptOf(import.meta.dirname, 'analysis-process.ts', 'analysis-worker.js'),
  flags,
);
