import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { FilingName } from '#shared/catalogue/listed-recording.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { filedRows, type FiledSubject } from './filed-rows.ts';

/** One value that is to become another. */
export interface FilingEdit {
  readonly subject: FiledSubject;
  /** Null for what is of the whole library. */
  readonly recordingId: number | null;
  /** Which of them: a tag, the id of a collection or of a field; empty where there is only one. */
  readonly key: string;
  /** Null takes it away. */
  readonly after: string | null;
  /** Only where it is this now. */
  readonly from?: string | null;
}

/** Everything that is done to the library and not to its texts: in steps that are taken back whole, also after a restart. */
export interface FilingJournal {
  begin(name: FilingName): number;
  /** In one transaction; returns the recordings that were changed. What is so already is left out. */
  apply(stepId: number, edits: readonly FilingEdit[]): readonly number[];
  /** `begin` and `apply`; the step is null where nothing changed. */
  change(
    name: FilingName,
    edits: readonly FilingEdit[],
  ): { readonly stepId: number | null; readonly recordingIds: readonly number[] };
  /** Forgets a step that changed nothing; null where it did. */
  dropEmpty(stepId: number): boolean;
  /** The newest step that can be taken back, or of those that were taken back the one that can be done again. */
  next(direction: 'undo' | 'redo'): { readonly stepId: number; readonly name: FilingName } | null;
  /** What of a step can be reversed, in order. */
  reversed(stepId: number): { readonly name: FilingName; readonly edits: readonly FilingEdit[] };
  /** Begins the step that reverses another one. */
  beginUndo(stepId: number): number;
}

interface EditRow {
  readonly subject: FiledSubject;
  readonly recordingId: number | null;
  readonly key: string;
  readonly before: string | null;
}

type JournalParts = StoreParts & { readonly who: string };

export function createFilingJournal(parts: JournalParts): FilingJournal {
  const { database, writer } = parts;
  const steps = prepareSteps(parts);
  const apply = prepareApply(parts);
  const selectEdits = database.prepare<[number], EditRow>(
    'SELECT subject, recording_id AS recordingId, key, before FROM filing_edit WHERE step_id = ? ORDER BY id DESC',
  );
  return {
    begin: (name) => steps.begin(name, null),
    beginUndo: (stepId) => steps.begin(steps.nameOf(stepId), stepId),
    apply,
    change(name, edits) {
      return writer.write(() => {
        const stepId = steps.begin(name, null);
        const recordingIds = apply(stepId, edits);
        const isEmpty = steps.dropEmpty(stepId);
        return { stepId: isEmpty ? null : stepId, recordingIds: recordingIds.filter((id) => id !== 0) };
      });
    },
    dropEmpty: (stepId) => steps.dropEmpty(stepId),
    next: prepareNext(database),
    reversed(stepId) {
      const edits = selectEdits.all(stepId).map(({ before, ...edit }) => ({ ...edit, after: before }));
      return { name: steps.nameOf(stepId), edits };
    },
  };
}

function prepareSteps({ database, writer, now, who }: JournalParts) {
  const insert = database.prepare('INSERT INTO filing_step (at_ms, who, name, undo_of) VALUES (?, ?, ?, ?)');
  const drop = database.prepare(
    'DELETE FROM filing_step WHERE id = ? AND NOT EXISTS (SELECT 1 FROM filing_edit WHERE step_id = filing_step.id)',
  );
  const selectName = database.prepare<[number], FilingName>('SELECT name FROM filing_step WHERE id = ?').pluck();
  return {
    begin: (name: FilingName, undoOf: number | null) =>
      writer.write(() => Number(insert.run(now(), who, name, undoOf).lastInsertRowid)),
    dropEmpty: (stepId: number) => writer.write(() => drop.run(stepId).changes > 0),
    nameOf(stepId: number): FilingName {
      const name = selectName.get(stepId);
      if (name === undefined) throw new AppFailure('not-found', { what: 'step' });
      return name;
    },
  };
}

function prepareApply({ database, writer }: JournalParts): FilingJournal['apply'] {
  const rows = filedRows(database);
  const insert = database.prepare(
    'INSERT INTO filing_edit (step_id, subject, recording_id, key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (stepId, edits) =>
    writer.write(
      () => {
        const changed = new Set<number>();
        for (const { subject, recordingId, key, after, from } of edits) {
          const row = rows[subject];
          const before = row.read(recordingId, key);
          if (from !== undefined && before !== from) continue;
          if (before === after || !row.write(recordingId, key, after)) continue;
          insert.run(stepId, subject, recordingId, key, before, after);
          changed.add(recordingId ?? 0);
        }
        return [...changed];
      },
      { urgent: true },
    );
}

function prepareNext(database: Database): FilingJournal['next'] {
  /** Of each step the last link of its chain of undos: after an odd number of them it is taken back. */
  const select = database.prepare<[], { id: number; name: FilingName; depth: number }>(
    `WITH RECURSIVE chain (id, root, depth) AS (
       SELECT id, id, 0 FROM filing_step WHERE undo_of IS NULL
       UNION ALL SELECT step.id, chain.root, chain.depth + 1 FROM chain JOIN filing_step AS step ON step.undo_of = chain.id)
     SELECT step.id, step.name, depth FROM chain JOIN filing_step AS step USING (id)
     WHERE NOT EXISTS (SELECT 1 FROM filing_step AS later WHERE later.undo_of = step.id)
       AND EXISTS (SELECT 1 FROM filing_edit WHERE step_id = step.id)
     ORDER BY root DESC`,
  );
  return (direction) => {
    let again: { readonly stepId: number; readonly name: FilingName } | null = null;
    for (const { id, name, depth } of select.iterate()) {
      const isUndone = depth % 2 === 1;
      if (direction === 'undo' && !isUndone) return { stepId: id, name };
      // Of those taken back after the newest that stands, the first comes again first.
      if (direction === 'redo' && !isUndone) break;
      if (direction === 'redo') again = { stepId: id, name };
    }
    return again;
  };
}
