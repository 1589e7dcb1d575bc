import { randomUUID } from 'node:crypto';
import type { Fit } from '#services/cues/fit-segments.ts';
import type { AppliedStep } from '#services/edits/edits.ts';
import { joinSteps } from '#services/edits/emit-step.ts';
import { inParts } from '#services/queue/many-recordings.ts';
import { applyFit } from './cue-segments.ts';
import type { Parts } from './parts.ts';

/** Some 10 ms of work: between two of them other calls are answered, and a stop is noticed. */
const fitsAtOnce = 25;

/** All of it is one step of the history; where it is stopped, everything is as it was. */
export async function applyFits(
  parts: Pick<Parts, 'library' | 'events'>,
  transcriptId: number,
  fits: readonly Fit[],
): Promise<{ readonly done: AppliedStep; readonly isStopped: boolean }> {
  const { edits } = parts.library;
  const label = { name: 'fit', detail: { count: fits.length }, session: randomUUID() } as const;
  // More than one only where somebody edits the same text meanwhile.
  const stepIds = new Set<number>();
  const steps: AppliedStep[] = [];
  const work = (part: readonly Fit[]) => {
    const step = edits.apply(label, (draft) => {
      for (const fit of part) applyFit(draft, transcriptId, fit);
    });
    if (step.stepId !== null) stepIds.add(step.stepId);
    steps.push(step);
  };
  const { isStopped } = await inParts(parts, fits, work, fitsAtOnce);
  if (isStopped) {
    for (const stepId of [...stepIds].toReversed()) {
      const back = edits.takeBack(stepId);
      if (back !== null) steps.push(back);
    }
  }
  return { done: joinSteps(steps), isStopped };
}
