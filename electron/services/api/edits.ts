import type { ServicesOf } from '#shared/contract/contract.ts';
import type { TakenBack } from '#shared/edits/step.ts';
import type { Edited } from '#shared/edits/transcript-change.ts';
import type { TakenBackStep } from '#services/edits/edits.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import type { Parts } from './parts.ts';

/** No page asks for more at once. */
const maxIds = 200;

/** The way back, and the history. */
export function editsServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'edits'> {
  const { edits } = library;
  const takenBack = (step: TakenBackStep): TakenBack & Edited => {
    const edited = emitStep(events, step);
    const { segmentIds, startMs, skippedCount } = step;
    return { segmentIds: segmentIds.slice(0, maxIds), startMs, skippedCount, ...edited };
  };
  const orNull = (step: TakenBackStep | null) => (step === null ? null : takenBack(step));
  return {
    'edits.undo': async ({ transcriptId }) => orNull(edits.undo(transcriptId)),
    'edits.redo': async ({ transcriptId }) => orNull(edits.redo(transcriptId)),
    'edits.goTo': async ({ transcriptId, stepId }) => takenBack(edits.goTo(transcriptId, stepId)),
    'edits.takeBack': async ({ stepId }) => orNull(edits.takeBack(stepId)),
    'edits.history': async ({ transcriptId, ...page }) => edits.history(transcriptId, page),
  };
}
