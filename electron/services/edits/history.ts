import type { History, HistoryStep, StepDetail } from '#shared/edits/step.ts';
import type { Journal } from './journal.ts';
import { decodePatch } from './row-patch.ts';
import { stepStacks, type StackedStep } from './step-stacks.ts';

/** What was done in a transcript and what can be done again, the newest first. */
export function historyOf(
  journal: Journal,
  transcriptId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  speakerName: (speakerId: number) => string | null,
): History {
  const detailOf = ({ id, name, detail: kept }: StackedStep['made']): StepDetail => {
    const detail = JSON.parse(kept) as StepDetail;
    if (name !== 'assign-speaker' || detail.to !== undefined) return detail;
    const to = nameOfAssigned(journal, id, speakerName);
    return to === null ? detail : { ...detail, to };
  };
  const { undo, redo } = stepStacks(journal.steps(transcriptId));
  const row = ({ made }: StackedStep, isDone: boolean): HistoryStep => ({
    stepId: made.id,
    name: made.name,
    detail: detailOf(made),
    atMs: made.atMs,
    who: made.who,
    isDone,
  });
  const all = [
    ...redo.map((step) => ({ step, isDone: false })),
    ...undo.toReversed().map((step) => ({ step, isDone: true })),
  ];
  const rows = all.slice(offset, offset + limit).map(({ step, isDone }) => row(step, isDone));
  return { rows, total: all.length };
}

/** Older steps do not say to whom segments were given, but their entries do; null for no one. */
function nameOfAssigned(
  journal: Journal,
  stepId: number,
  speakerName: (speakerId: number) => string | null,
): string | null {
  for (const { subject, after } of journal.entries(stepId)) {
    const speakerId = subject === 'segment' ? decodePatch(after)?.['speaker_id'] : undefined;
    if (typeof speakerId === 'number') return speakerName(speakerId);
  }
  return null;
}
