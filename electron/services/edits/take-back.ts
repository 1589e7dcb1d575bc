import type { TakenBack } from '#shared/edits/step.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import type { EditStore, TakenBackStep } from './edits.ts';
import { noSubject, type Journal } from './journal.ts';
import type { OpenAStep, OpenStep } from './open-step.ts';
import type { Reverse } from './reverse.ts';
import { stepStacks, type StackedStep } from './step-stacks.ts';

interface Parts extends StoreParts {
  readonly journal: Journal;
  readonly open: OpenAStep;
  readonly reverse: Reverse;
}

export function createTakeBack(parts: Parts): Pick<EditStore, 'undo' | 'redo' | 'goTo' | 'takeBack'> {
  const { writer, journal, reverse } = parts;
  const stacks = (transcriptId: number) => stepStacks(journal.steps(transcriptId));
  const newest = (transcriptId: number, which: 'undo' | 'redo') =>
    writer.write(() => {
      const last = stacks(transcriptId)[which].at(-1);
      return last === undefined ? null : reverseAll(parts, transcriptId, [last]);
    });
  return {
    undo: (transcriptId) => newest(transcriptId, 'undo'),
    redo: (transcriptId) => newest(transcriptId, 'redo'),
    goTo: (transcriptId, stepId) =>
      writer.write(() => reverseAll(parts, transcriptId, between(stacks(transcriptId), stepId))),
    takeBack: (stepId) =>
      writer.write(() => {
        const lastId = lastOf(journal, stepId);
        if (lastId === null) return null;
        const { step, skippedCount } = reverse(lastId);
        return result(step, skippedCount);
      }),
  };
}

/** Steps to reverse, in that order, until the one asked for is the newest that is done. */
function between({ undo, redo }: ReturnType<typeof stepStacks>, stepId: number | null): readonly StackedStep[] {
  const isWanted = ({ made }: StackedStep) => made.id === stepId;
  const done = undo.findIndex(isWanted);
  if (stepId === null || done >= 0) return undo.slice(done + 1).toReversed();
  const undone = redo.findIndex(isWanted);
  return undone < 0 ? [] : redo.slice(undone).toReversed();
}

function reverseAll({ open, reverse }: Parts, transcriptId: number, stacked: readonly StackedStep[]): TakenBackStep {
  let last: OpenStep = open({ name: 'text', detail: {}, session: null, undoOf: null });
  let skippedCount = 0;
  for (const { lastId } of stacked) {
    const { step, skippedCount: skipped } = reverse(lastId, last.touched);
    // Where every row was changed again since, the step still has to leave the stack.
    if (step.stepId() === null) step.put(noSubject, 0, transcriptId, null);
    skippedCount += skipped;
    last = step;
  }
  return result(last, skippedCount, transcriptId);
}

function result(step: OpenStep, skippedCount: number, transcriptId?: number): TakenBackStep {
  const transcripts = step.touched.changes();
  const shown = transcripts.find((change) => change.transcriptId === transcriptId) ?? transcripts[0];
  const takenBack: TakenBack = { segmentIds: shown?.segmentIds ?? [], startMs: shown?.startMs ?? null, skippedCount };
  return { stepId: step.stepId(), transcripts, ...takenBack };
}

/** The undo or redo by which a step is done at present; null when it is taken back. */
function lastOf(journal: Journal, stepId: number): number | null {
  for (let done = stepId; ;) {
    const undo = journal.undoOf(done);
    if (undo === null) return done;
    const redo = journal.undoOf(undo);
    if (redo === null) return null;
    done = redo;
  }
}
