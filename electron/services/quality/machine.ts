import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Machine } from '#shared/quality/lab.ts';

/** What a run was made on, beside the version of the app. */
export function thisMachine(): Machine {
  return {
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? '',
    threads: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
  };
}
