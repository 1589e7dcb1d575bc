import type { UsedGraphics } from '#shared/contract/jobs.ts';
import type { JobProgress } from '#shared/recording.ts';

/** For the note on a text that a card did not finish; null where none failed. */
export function failedCardOf(used: UsedGraphics | null): { readonly name: string; readonly detail: string } | null {
  return used === null || used.failure === null ? null : { name: used.name, detail: used.failure };
}

/** What the progress of a job says of the card that does the work now. */
export function cardAtWork(used: UsedGraphics | null): Pick<JobProgress, 'graphicsCard'> {
  return used === null || used.failure !== null ? {} : { graphicsCard: used.name };
}
