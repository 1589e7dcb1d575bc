import { AppFailure } from '#shared/failure.ts';

/** Windows in a row on which the engine breaks before the job is given up. */
const maxFailedInRow = 3;

/** An engine that breaks on every window will not recover by continuing. */
export function createPatience(): { see(isFailed: boolean, segmentCount: number): void } {
  let failedInRow = 0;
  return {
    see(isFailed, segmentCount) {
      if (!isFailed && segmentCount === 0) return;
      failedInRow = isFailed ? failedInRow + 1 : 0;
      if (failedInRow >= maxFailedInRow) throw new AppFailure('engine-crashed');
    },
  };
}
