import type { Database } from 'better-sqlite3';
import { idsPerTranscript, transcriptOf, transcriptSql } from './segment-ids.ts';

/** What the order of segments goes by: the beginning, then the id. */
export interface SegmentPlace {
  readonly id: number;
  readonly start_ms: number;
}

/** A place with the passage that is stored for it, null where the id gives it: see `passageOf`. */
export interface PassagePlace extends SegmentPlace {
  readonly passage: number | null;
}

export const segmentsPerPassage = 8;

/** The window of the search index that a segment belongs to, among those of its transcript. */
export function passageOf({ id, passage }: Omit<PassagePlace, 'start_ms'>): number {
  return passage ?? Math.floor((id % idsPerTranscript) / segmentsPerPassage);
}

/** The same in SQL. */
export function passageSql(row: string): string {
  return `ifnull(${row}.passage, (${row}.id % ${idsPerTranscript}) / ${segmentsPerPassage})`;
}

/** Neighbours in the order of a transcript, by its index and without reading text. */
export interface SegmentOrder {
  /** Null for one that is not there. */
  placeOf(segmentId: number): PassagePlace | null;
  /** Up to `count`, in the order of the transcript; the place itself need not be there. */
  before(place: SegmentPlace, count: number): readonly PassagePlace[];
  after(place: SegmentPlace, count: number): readonly PassagePlace[];
}

export function createSegmentOrder(database: Database): SegmentOrder {
  const columns = 'SELECT id, start_ms, passage FROM main.segment';
  const selectOne = database.prepare<[number], PassagePlace>(`${columns} WHERE id = ?`);
  const neighbours = (compare: '<' | '>', order: 'ASC' | 'DESC') =>
    database.prepare<[number, number, number, number], PassagePlace>(
      `${columns} WHERE ${transcriptSql()} = ? AND (start_ms, id) ${compare} (?, ?)
       ORDER BY start_ms ${order}, id ${order} LIMIT ?`,
    );
  const selectBefore = neighbours('<', 'DESC');
  const selectAfter = neighbours('>', 'ASC');
  return {
    placeOf: (segmentId) => selectOne.get(segmentId) ?? null,
    before: ({ id, start_ms }, count) => selectBefore.all(transcriptOf(id), start_ms, id, count).reverse(),
    after: ({ id, start_ms }, count) => selectAfter.all(transcriptOf(id), start_ms, id, count),
  };
}

/** Allots ids: one more than any that a segment of the transcript has or, by the journal, had. Inside a write only. */
export function createSegmentIds(database: Database): (transcriptId: number, count: number) => number {
  const selectLast = database
    .prepare<{ first: number; end: number }, number>(
      `SELECT max(
         coalesce((SELECT max(id) FROM main.segment WHERE id >= :first AND id < :end), :first - 1),
         coalesce((SELECT max(row_id) FROM main.edit
           WHERE subject = 'segment' AND row_id >= :first AND row_id < :end), :first - 1))`,
    )
    .pluck();
  return (transcriptId, count) => {
    const first = transcriptId * idsPerTranscript;
    const next = (selectLast.get({ first, end: first + idsPerTranscript }) ?? first - 1) + 1;
    if (next + count > first + idsPerTranscript) throw new Error('Too many segments in a transcript');
    return next;
  };
}
