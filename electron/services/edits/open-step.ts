import type { SegmentParts } from '#services/store/segments/segments.ts';
import type { AppliedStep, StepLabel } from './edits.ts';
import { noSubject, type Journal, type NewJournalStep } from './journal.ts';
import type { JournalledTable } from './journalled-rows.ts';
import { differenceOf, type RowPatch } from './row-patch.ts';
import type { PutRow } from './step-draft.ts';
import { prepareTouched, type Touched } from './touched.ts';

/** One step while it is made: what is put is written and journalled at once. */
export interface OpenStep {
  readonly put: PutRow;
  readonly touched: Touched;
  /** Null until something was written. */
  stepId(): number | null;
}

/** Several steps may report together what they touched. */
export type OpenAStep = (step: NewJournalStep, touched?: Touched) => OpenStep;

interface Parts extends SegmentParts {
  readonly journal: Journal;
  readonly tables: Readonly<Record<string, JournalledTable>>;
}

/** Inside a write only. */
export function prepareOpenStep({ database, path, journal, tables }: Parts): OpenAStep {
  const touch = prepareTouched(database, path);
  return (step, touched = touch()) => {
    let stepId: number | null = null;
    return {
      touched,
      stepId: () => stepId,
      put(subject, rowId, transcriptId, row) {
        const change = subject === noSubject ? nothing : write(tables, subject, rowId, row);
        if (change === null) return;
        stepId ??= continued(journal, step, transcriptId) ?? journal.begin(step);
        const entry = { transcriptId, subject, rowId, ...change };
        journal.append(stepId, entry);
        touched.note(entry);
      },
    };
  };
}

const nothing = { before: null, after: null };

/** What it changed; null where the row is so already. */
function write(tables: Parts['tables'], subject: string, rowId: number, row: RowPatch | null) {
  const table = tables[subject];
  if (table === undefined) throw new Error(`${subject} is not journalled`);
  const before = table.read(rowId);
  if (before === null && row === null) return null;
  const isChange = before !== null && row !== null;
  const change = isChange ? differenceOf(before, row, table.columns) : { before, after: row };
  if (change !== null) table.write(rowId, before, row);
  return change;
}

/** The step of the same session, if nothing came after it in this transcript. */
function continued(journal: Journal, { session, undoOf }: NewJournalStep, transcriptId: number): number | null {
  if (session === null || undoOf !== null) return null;
  const newest = journal.newest(transcriptId);
  return newest?.session === session ? newest.id : null;
}

export function newStep({ name, detail = {}, session }: StepLabel): NewJournalStep {
  return { name, detail, session: session ?? null, undoOf: null };
}

export function applied(step: OpenStep): AppliedStep {
  return { stepId: step.stepId(), transcripts: step.touched.changes() };
}
