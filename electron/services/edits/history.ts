import type { History, HistoryStep, StepDetail } from '#shared/step.ts';
import type { Journal } from './journal.ts';
import { stepStacks, type StackedStep } from './step-stacks.ts';

/** What was done in a transcript and what can be done again, the newest first. */
export function historyOf(
  journal: Journal,
  transcriptId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): History {
  const { undo, redo } = stepStacks(journal.steps(transcriptId));
  const row = ({ made }: StackedStep, isDone: boolean): HistoryStep => ({
    stepId: made.id,
    name: made.name,
    detail: JSON.parse(made.detail) as StepDetail,
    atMs: made.atMs,
    who: made.who,
    isDone,
  });
  const rows = [...redo.map((step) => row(step, false)), ...undo.toReversed().map((step) => row(step, true))];
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}
