import type { Database } from 'better-sqlite3';
import type { Annotation, AnnotationPlace, AnnotationTotal } from '#shared/analyses/analysis.ts';
import type { Page } from '#shared/page.ts';
import { soundKeySql } from '#services/store/recordings/sound-key.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export interface WindowRequest {
  readonly recordingId: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** All kinds if empty. */
  readonly kinds: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

export interface FindRequest {
  readonly kind: string;
  readonly value: string;
  /** Only what lasts at least so long. */
  readonly minMs: number;
  readonly offset: number;
  readonly limit: number;
}

/** What the current runs found, for everybody who shows or uses it. */
export interface AnnotationQueries {
  /** What reaches into a window of time, in order, of all analyses. */
  inWindow(request: WindowRequest): Page<Annotation>;
  /** All of one run, in order. */
  iterate(runId: number): IterableIterator<Annotation>;
  /** Beginnings of all annotations of a kind that are shown, in order. */
  startsOf(recordingId: number, kind: string): readonly number[];
  totals(recordingId: number): readonly AnnotationTotal[];
  /** Through the library, newest recording first. */
  find(request: FindRequest): Page<AnnotationPlace>;
}

type Row = Omit<Annotation, 'words' | 'score'> & {
  readonly score: number | null;
  readonly segmentId: number | null;
  readonly word: number | null;
  readonly matched: string | null;
  readonly isTextChanged: number | null;
};

const columns = `annotation.run_id AS runId, annotation.number, annotation.start_ms AS startMs, annotation.end_ms AS endMs,
  annotation.kind, annotation.value, annotation.score, annotation.reason, annotation.name,
  words.segment_id AS segmentId, words.word,
  words.matched, words.is_text_changed AS isTextChanged`;
const joinWords = `LEFT JOIN annotation_words AS words ON words.run_id = annotation.run_id AND words.number = annotation.number`;

export function createAnnotationQueries({ database }: Pick<StoreParts, 'database'>): AnnotationQueries {
  const selectAll = database.prepare<[number], Row>(
    `SELECT ${columns} FROM annotation ${joinWords} WHERE annotation.run_id = ? ORDER BY annotation.number`,
  );
  const selectTotals = database.prepare<[number], AnnotationTotal>(
    `SELECT analysis_run.analyzer, kind, value, annotation_count AS count, total_ms AS totalMs, longest_ms AS longestMs
     FROM annotation_total JOIN analysis_run ON analysis_run.id = run_id
     WHERE analysis_run.recording_id = ? AND is_current = 1 ORDER BY kind, total_ms DESC`,
  );
  const selectStarts = database
    .prepare<[number, string], number>(
      `SELECT start_ms FROM annotation WHERE run_id IN
         (SELECT id FROM analysis_run WHERE recording_id = ? AND is_current = 1) AND kind = ? ORDER BY start_ms`,
    )
    .pluck();
  return {
    inWindow: prepareInWindow(database),
    *iterate(runId) {
      for (const row of selectAll.iterate(runId)) yield annotationOf(row);
    },
    startsOf: (recordingId, kind) => selectStarts.all(recordingId, kind),
    totals: (recordingId) => selectTotals.all(recordingId),
    find: prepareFind(database),
  };
}

function prepareInWindow(database: Database): AnnotationQueries['inWindow'] {
  const selectRuns = database
    .prepare<[number], number>('SELECT id FROM analysis_run WHERE recording_id = ? AND is_current = 1')
    .pluck();
  return ({ recordingId, fromMs, toMs, kinds, offset, limit }) => {
    const runs = selectRuns.all(recordingId);
    if (runs.length === 0) return { rows: [], total: 0 };
    const ofKinds = kinds.length === 0 ? '' : ` AND annotation.kind IN (${kinds.map(() => '?').join(', ')})`;
    const where = `annotation.run_id IN (${runs.map(() => '?').join(', ')})
      AND annotation.start_ms < ? AND annotation.end_ms > ?${ofKinds}`;
    const values = [...runs, toMs, fromMs, ...kinds];
    const rows = database
      .prepare<unknown[], Row>(
        `SELECT ${columns} FROM annotation ${joinWords} WHERE ${where}
         ORDER BY annotation.start_ms, annotation.run_id, annotation.number LIMIT ? OFFSET ?`,
      )
      .all(...values, limit, offset);
    const count = database.prepare<unknown[], number>(`SELECT count(*) FROM annotation WHERE ${where}`).pluck();
    return { rows: rows.map(annotationOf), total: count.get(...values) ?? 0 };
  };
}

function prepareFind(database: Database): AnnotationQueries['find'] {
  const from = `FROM annotation_total JOIN recording ON recording.id = annotation_total.recording_id
      AND recording.removed_at_ms IS NULL
    JOIN media ON media.id = recording.media_id
    LEFT JOIN transcript ON transcript.recording_id = recording.id AND transcript.is_current = 1
    JOIN annotation ON annotation.run_id = annotation_total.run_id AND annotation.kind = annotation_total.kind
      AND annotation.value = annotation_total.value
    ${joinWords}
    WHERE annotation_total.kind = ? AND annotation_total.value = ? AND annotation_total.longest_ms >= ?
      AND annotation.end_ms - annotation.start_ms >= ?`;
  type FoundRow = Row & Omit<AnnotationPlace, keyof Annotation>;
  const select = database.prepare<unknown[], FoundRow>(
    `SELECT ${columns}, recording.id AS recordingId, recording.name AS recordingName,
       ${soundKeySql('media.media_key', 'transcript.parameters')} AS mediaKey, transcript.id AS transcriptId
     ${from} ORDER BY annotation_total.recording_id DESC, annotation.start_ms LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<unknown[], number>(`SELECT count(*) ${from}`).pluck();
  return ({ kind, value, minMs, offset, limit }) => {
    const values = [kind, value, minMs, minMs] as const;
    const rows = select.all(...values, limit, offset).map(placeOf);
    return { rows, total: count.get(...values) ?? 0 };
  };
}

function placeOf({
  recordingId,
  recordingName,
  mediaKey,
  transcriptId,
  ...row
}: Row & Omit<AnnotationPlace, keyof Annotation>) {
  return { ...annotationOf(row), recordingId, recordingName, mediaKey, transcriptId };
}

function annotationOf({ score, segmentId, word, matched, isTextChanged, ...row }: Row): Annotation {
  const words =
    segmentId === null || word === null
      ? null
      : { segmentId, word, matched: matched ?? '', isTextChanged: isTextChanged === 1 };
  return { ...row, score: score === null ? null : score / 1000, words };
}
