/** An entry of the journal, as far as undoing needs it. */
export interface JournalEntry {
  readonly id: number;
  readonly segmentId: number;
  readonly before: string;
  readonly after: string;
  readonly undoOf: number | null;
  readonly session: string | null;
}

/** One thing that Ctrl+Z takes back: one entry, or all that one visit to a field saved while it was typed. */
export interface UndoStep {
  readonly segmentId: number;
  readonly lastId: number;
  readonly before: string;
  readonly after: string;
}

export interface UndoStacks {
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

interface Step extends UndoStep {
  readonly session: string | null;
}

/**
 * The journal is the undo stack: read from its beginning it tells what can be undone and redone, however often the app
 * was closed between. An undo is an entry of its own that names what it takes back; a redo names an undo.
 */
export function undoStacks(entries: Iterable<JournalEntry>): UndoStacks {
  const undo: Step[] = [];
  const redo: Step[] = [];
  for (const { id, segmentId, before, after, undoOf, session } of entries) {
    const step = { segmentId, lastId: id, before, after, session };
    const last = undo.at(-1);
    if (undoOf !== null && last?.lastId === undoOf) {
      undo.pop();
      redo.push(step);
    } else if (undoOf !== null && redo.at(-1)?.lastId === undoOf) {
      redo.pop();
      undo.push(step);
    } else {
      redo.length = 0;
      const isSameVisit = session !== null && last?.session === session && last.segmentId === segmentId;
      if (isSameVisit) undo.pop();
      undo.push(isSameVisit ? { ...step, before: last.before } : step);
    }
    // A visit that ended where it began (Escape) is no step.
    const top = undo.at(-1);
    if (undoOf === null && top?.session !== null && top?.before === top?.after) undo.pop();
  }
  return { undo, redo };
}
