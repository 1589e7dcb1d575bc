import { scriptOf, spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import type { SpawnWorker } from '#native/lib/types.ts';

/** The analyses' process where a host runs in plain Node. */
export const nodeAnalysisWorker: SpawnWorker = spawnNodeWorker(
  scriptOf(import.meta.dirname, 'analysis-process.ts', 'analysis-worker.js'),
);
