import type { StepName } from '#shared/edits/step.ts';

/** A step of the journal, as far as undoing needs it. */
export interface JournalStep {
  readonly id: number;
  readonly atMs: number;
  readonly who: string;
  readonly name: StepName;
  /** JSON. */
  readonly detail: string;
  readonly undoOf: number | null;
}

/** A step that can be taken back or done again. */
export interface StackedStep {
  /** The one a person made, which names it. */
  readonly made: JournalStep;
  /** The one to reverse: after an undo and a redo, the redo. */
  readonly lastId: number;
}

export interface StepStacks {
  /** The newest last. */
  readonly undo: readonly StackedStep[];
  /** The next to do again last. */
  readonly redo: readonly StackedStep[];
}

/**
 * The journal is the undo stack: read from its beginning it shows what can be undone and redone, however often the app
 * was closed between. An undo is a step that names what it takes back; a redo names an undo. A step over several
 * transcripts may be taken back from another one while newer steps lie upon it here: then it only leaves this stack.
 */
export function stepStacks(steps: Iterable<JournalStep>): StepStacks {
  const undo: StackedStep[] = [];
  const redo: StackedStep[] = [];
  for (const step of steps) {
    const undone = step.undoOf === null ? -1 : undo.findLastIndex(({ lastId }) => lastId === step.undoOf);
    const last = redo.at(-1);
    const [taken] = undone < 0 ? [] : undo.splice(undone, 1);
    if (taken !== undefined) {
      if (undone === undo.length) redo.push({ made: taken.made, lastId: step.id });
      continue;
    }
    if (step.undoOf !== null && last?.lastId === step.undoOf) {
      redo.pop();
      undo.push({ made: last.made, lastId: step.id });
      continue;
    }
    redo.length = 0;
    undo.push({ made: step, lastId: step.id });
  }
  return { undo, redo };
}
