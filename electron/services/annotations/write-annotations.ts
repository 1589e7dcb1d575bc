import type { Database } from 'better-sqlite3';
import { hashStretch, type HashedAnnotation, type HashedStretch } from '#services/store/annotations/annotation-hash.ts';

export interface NewAnnotation {
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: string;
  readonly value: string;
  /** 0…1. */
  readonly score?: number | null;
  readonly reason?: string | null;
  /** See `Annotation`. */
  readonly name?: string | null;
  /** Where words of the text are meant: the segment, the number of the first word, and the words. */
  readonly words?: { readonly segmentId: number; readonly word: number; readonly matched: string } | undefined;
}

/** What was concluded from the whole is kept as if it were a stretch at this time. */
const wholeMs = -1;

interface AnnotationRows {
  insert(runId: number, first: number, annotations: readonly NewAnnotation[]): readonly HashedAnnotation[];
  clear(runId: number): void;
  nextNumber(runId: number): number;
}

interface StretchRows {
  stretch(one: HashedStretch, hash: Uint8Array): void;
  stretches(runId: number): readonly HashedStretch[];
  hashes(runId: number): readonly Uint8Array[];
}

/** Writes within the caller's transaction. */
export interface WriteAnnotations extends AnnotationRows, StretchRows {
  replaceAll(runId: number, annotations: readonly NewAnnotation[]): void;
  /** Totals of the run that is shown from now on, in place of those of the one before. */
  total(runId: number, recordingId: number, analyzer: string): void;
}

export function prepareWriteAnnotations(database: Database): WriteAnnotations {
  const rows = prepareRows(database);
  const stretches = prepareStretches(database);
  const clearTotals = database.prepare(
    'DELETE FROM annotation_total WHERE run_id IN (SELECT id FROM analysis_run WHERE recording_id = ? AND analyzer = ?)',
  );
  const insertTotals = database.prepare(
    `INSERT INTO annotation_total (run_id, kind, value, recording_id, annotation_count, total_ms, longest_ms)
     SELECT run_id, kind, value, ?, count(*), sum(end_ms - start_ms), max(end_ms - start_ms)
     FROM annotation WHERE run_id = ? GROUP BY kind, value`,
  );
  return {
    ...rows,
    ...stretches,
    replaceAll(runId, annotations) {
      rows.clear(runId);
      for (const old of stretches.stretches(runId)) {
        const emptied = { ...old, first_number: 1, annotation_count: 0 };
        stretches.stretch(emptied, hashStretch(emptied, []));
      }
      const written = rows.insert(runId, 1, annotations);
      const times = { run_id: runId, start_ms: wholeMs, end_ms: wholeMs };
      const whole = { ...times, first_number: 1, annotation_count: written.length, kept: null };
      stretches.stretch(whole, hashStretch(whole, written));
    },
    total(runId, recordingId, analyzer) {
      clearTotals.run(recordingId, analyzer);
      insertTotals.run(recordingId, runId);
    },
  };
}

function prepareRows(database: Database): AnnotationRows {
  const insertRow = database.prepare(
    'INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value, score, reason, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertWords = database.prepare(
    'INSERT INTO annotation_words (run_id, number, segment_id, word, matched) VALUES (?, ?, ?, ?, ?)',
  );
  const selectNext = database
    .prepare<[number], number>('SELECT coalesce(max(number), 0) + 1 FROM annotation WHERE run_id = ?')
    .pluck();
  const clearRows = database.prepare('DELETE FROM annotation WHERE run_id = ?');
  const clearWords = database.prepare('DELETE FROM annotation_words WHERE run_id = ?');
  return {
    insert: (runId, first, annotations) =>
      annotations.map((one, index) => {
        const row = rowOf(one, first + index);
        insertRow.run(
          runId,
          row.number,
          row.start_ms,
          row.end_ms,
          row.kind,
          row.value,
          row.score,
          row.reason,
          row.name,
        );
        const { words } = one;
        if (words !== undefined) insertWords.run(runId, row.number, words.segmentId, words.word, words.matched);
        return row;
      }),
    clear(runId) {
      clearWords.run(runId);
      clearRows.run(runId);
    },
    nextNumber: (runId) => selectNext.get(runId) ?? 1,
  };
}

function rowOf(
  { startMs, endMs, kind, value, score = null, reason = null, name = null }: NewAnnotation,
  number: number,
) {
  const from = Math.round(startMs);
  const thousandths = score === null ? null : Math.round(score * 1000);
  return {
    number,
    start_ms: from,
    end_ms: Math.max(from, Math.round(endMs)),
    kind,
    value,
    score: thousandths,
    reason,
    name,
  };
}

function prepareStretches(database: Database): StretchRows {
  const insertStretch = database.prepare(
    `INSERT OR REPLACE INTO analysis_stretch (run_id, start_ms, end_ms, first_number, annotation_count, kept, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectHashes = database
    .prepare<[number], Uint8Array>('SELECT hash FROM analysis_stretch WHERE run_id = ? ORDER BY start_ms')
    .pluck();
  const selectStretches = database.prepare<[number], HashedStretch>(
    'SELECT * FROM analysis_stretch WHERE run_id = ? ORDER BY start_ms',
  );
  return {
    stretch: (one, hash) =>
      void insertStretch.run(
        one.run_id,
        one.start_ms,
        one.end_ms,
        one.first_number,
        one.annotation_count,
        one.kept,
        hash,
      ),
    stretches: (runId) => selectStretches.all(runId),
    hashes: (runId) => selectHashes.all(runId),
  };
}
