import { availableParallelism } from 'node:os';

/** How the processor is divided: windows transcribed at the same time, and engine threads for each. */
export interface LaneSplit {
  readonly lanes: number;
  readonly threads: number;
}

/** More states of one model cost more memory than they give speed. */
const maxLanes = 8;
const usualLanes = 4;

/**
 * What is used while nothing was measured: two lanes of one thread beat one of two, as the threads of one lane wait for
 * each other at every step.
 */
export function usualSplit(cores = availableParallelism()): LaneSplit {
  return { lanes: Math.max(1, Math.min(usualLanes, cores)), threads: 1 };
}

/** So many lanes as the user wants: one alone gets half the cores, as one thread too many costs more than it gives. */
export function splitOf(lanes: number, cores = availableParallelism()): LaneSplit {
  return { lanes, threads: lanes > 1 ? 1 : Math.max(1, Math.min(4, Math.floor(cores / 2))) };
}

/** What the self-test compares on a processor of so many cores; the usual one first, each only once. */
export function splitsToTry(cores = availableParallelism()): readonly LaneSplit[] {
  const { lanes } = usualSplit(cores);
  const all: readonly LaneSplit[] = [
    { lanes, threads: 1 },
    { lanes: Math.max(1, Math.min(usualLanes, Math.floor(cores / 2))), threads: cores > 1 ? 2 : 1 },
    { lanes: Math.max(lanes, Math.min(maxLanes, cores)), threads: 1 },
  ];
  return all.filter(
    (one, index) => all.findIndex(({ lanes: n, threads: m }) => n === one.lanes && m === one.threads) === index,
  );
}
