import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#services/log.ts';
import type { CatchUp } from './catch-up.ts';

/** Works for so long, then lets others have the process for as long. */
const workMs = 25;
const restMs = 25;
const lookMs = 1000;

/**
 * Completes the index in the background for as long as `signal` says; calls, writes and searches continue in between.
 */
export async function keepCatchingUp(catchUp: CatchUp, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const isBusy = !catchUp.isDone();
      if (isBusy) catchUp.work(workMs);
      await sleep(isBusy ? restMs : lookMs, undefined, { signal, ref: false });
    } catch (thrown) {
      if (signal.aborted) return;
      log.warn('Building the search index was interrupted and is tried again', thrown);
      await sleep(lookMs * 10, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
