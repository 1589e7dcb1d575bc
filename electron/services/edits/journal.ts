import type { StepDetail, StepName } from '#shared/edits/step.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { encodePatch, type RowPatch } from './row-patch.ts';
import type { JournalStep } from './step-stacks.ts';

/** Undone without anything to change, so that the stack moves on. */
export const noSubject = 'none';

export interface JournalEntry {
  readonly transcriptId: number;
  readonly subject: string;
  readonly rowId: number;
  readonly before: RowPatch | null;
  readonly after: RowPatch | null;
}

export interface WrittenEntry {
  readonly id: number;
  readonly transcript_id: number;
  readonly subject: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

export interface NewJournalStep {
  readonly name: StepName;
  readonly detail: StepDetail;
  readonly session: string | null;
  readonly undoOf: number | null;
}

export interface Journal {
  begin(step: NewJournalStep): number;
  append(stepId: number, entry: JournalEntry): void;
  /** The newest step of a transcript. */
  newest(transcriptId: number): (JournalStep & { readonly session: string | null }) | null;
  /** Oldest first. */
  steps(transcriptId: number): readonly JournalStep[];
  step(stepId: number): JournalStep | null;
  /** The step that takes another one back; null where none does. */
  undoOf(stepId: number): number | null;
  /** Newest first. */
  entries(stepId: number): IterableIterator<WrittenEntry>;
  /** Of one segment in a step, newest first. */
  entriesOf(stepId: number, segmentId: number): readonly WrittenEntry[];
}

const selectStep = 'SELECT id, at_ms AS atMs, who, name, detail, session, undo_of AS undoOf FROM step';

type StepRow = JournalStep & { readonly session: string | null };

export function createJournal({ database, now }: StoreParts, who: string): Journal {
  const insertStep = database.prepare(
    'INSERT INTO step (at_ms, who, name, detail, session, undo_of) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertEntry = database.prepare(
    'INSERT INTO edit (step_id, transcript_id, subject, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectNewest = database.prepare<[number], StepRow>(
    `${selectStep} WHERE id = (SELECT max(step_id) FROM edit WHERE transcript_id = ?)`,
  );
  // Jumps from step to step in the index: a step may have thousands of entries.
  const selectSteps = database.prepare<[number, number], StepRow>(
    `WITH RECURSIVE touched (id) AS (
       SELECT min(step_id) FROM edit WHERE transcript_id = ?
       UNION ALL
       SELECT (SELECT min(step_id) FROM edit WHERE transcript_id = ? AND step_id > touched.id) FROM touched
       WHERE touched.id IS NOT NULL)
     ${selectStep} WHERE id IN (SELECT id FROM touched) ORDER BY id`,
  );
  const selectOne = database.prepare<[number], StepRow>(`${selectStep} WHERE id = ?`);
  const selectUndo = database.prepare<[number], number>('SELECT max(id) FROM step WHERE undo_of = ?').pluck();
  const selectPage = database.prepare<[number, number], WrittenEntry>(
    'SELECT * FROM edit WHERE step_id = ? AND id < ? ORDER BY id DESC LIMIT 500',
  );
  const selectRow = database.prepare<[number, number], WrittenEntry>(
    `SELECT * FROM edit WHERE step_id = ? AND subject = 'segment' AND row_id = ? ORDER BY id DESC`,
  );
  return {
    begin: ({ name, detail, session, undoOf }) =>
      Number(insertStep.run(now(), who, name, JSON.stringify(detail), session, undoOf).lastInsertRowid),
    append(stepId, { transcriptId, subject, rowId, before, after }) {
      insertEntry.run(stepId, transcriptId, subject, rowId, encodePatch(before), encodePatch(after));
    },
    newest: (transcriptId) => selectNewest.get(transcriptId) ?? null,
    steps: (transcriptId) => selectSteps.all(transcriptId, transcriptId),
    step: (stepId) => selectOne.get(stepId) ?? null,
    undoOf: (stepId) => selectUndo.get(stepId) ?? null,
    *entries(stepId) {
      for (let belowId = Number.MAX_SAFE_INTEGER; ;) {
        const rows = selectPage.all(stepId, belowId);
        yield* rows;
        const last = rows.at(-1);
        if (last === undefined) return;
        belowId = last.id;
      }
    },
    entriesOf: (stepId, segmentId) => selectRow.all(stepId, segmentId),
  };
}
