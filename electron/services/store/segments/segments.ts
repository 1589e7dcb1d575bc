import { AppFailure } from '#shared/failure.ts';
import type { SegmentStore } from '../records.ts';
import { createFirstReadings } from './first-readings.ts';
import { segmentOf, selectSegment, type SegmentRow } from './segment-row.ts';
import type { StoreParts } from '../store-parts.ts';
import { transcriptSql } from './segment-ids.ts';

export interface SegmentParts extends StoreParts {
  readonly path: string;
  /** Who edits, for the journal. */
  readonly who: string;
}

const pageSize = 500;
const inOrder = 'ORDER BY segment.start_ms, segment.id';
/** Few segments are longer than a minute, and only by merging. */
const longestMs = 600_000;

/** The order is kept by the index `segment_time`: pages and positions are counted in it without reading text. */
export function createSegments({ database, path }: Pick<SegmentParts, 'database' | 'path'>): SegmentStore {
  const selectPage = preparePage(database);
  const selectNext = database.prepare<[number, number, number], SegmentRow>(
    `${selectSegment} WHERE ${transcriptSql('segment.id')} = ? AND (segment.start_ms, segment.id) > (?, ?) ${inOrder} LIMIT ${pageSize}`,
  );
  const countUntil = database
    .prepare<[number, number], number>(`SELECT count(*) FROM segment WHERE ${transcriptSql()} = ? AND start_ms <= ?`)
    .pluck();
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const selectCount = database.prepare<[number], { segment_count: number }>(
    'SELECT segment_count FROM transcript WHERE id = ?',
  );
  const selectBetween = database.prepare<[number, number, number, number], SegmentRow>(
    `${selectSegment} WHERE ${transcriptSql('segment.id')} = ? AND segment.start_ms BETWEEN ? AND ? AND segment.end_ms >= ? ${inOrder}`,
  );
  const readings = createFirstReadings(database);
  const countOf = (transcriptId: number): number => {
    const row = selectCount.get(transcriptId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
    return row.segment_count;
  };
  return {
    list(transcriptId, { offset, limit }) {
      const total = countOf(transcriptId);
      const rows = offset >= total ? [] : selectPage(transcriptId, { offset, limit, total });
      return { rows: rows.map((row) => segmentOf(row, path)), total };
    },
    get(segmentId) {
      const row = selectOne.get(segmentId);
      if (row === undefined) throw new AppFailure('not-found', { what: 'segment' });
      return segmentOf(row, path);
    },
    indexAt: (transcriptId, atMs) =>
      countOf(transcriptId) === 0 ? 0 : Math.max(0, (countUntil.get(transcriptId, atMs) ?? 0) - 1),
    iterate(transcriptId) {
      countOf(transcriptId);
      return iterate((after) => selectNext.all(transcriptId, after.start_ms, after.id), path);
    },
    between: (transcriptId, fromMs, toMs) =>
      selectBetween.all(transcriptId, fromMs - longestMs, toMs, fromMs).map((row) => segmentOf(row, path)),
    firstReading: (segmentId) => readings.get(segmentId),
  };
}

/** Counted from the nearer end. */
function preparePage(database: SegmentParts['database']) {
  const prepare = (order: 'ASC' | 'DESC') =>
    database.prepare<[number, number, number], SegmentRow>(
      `SELECT segment.*, speaker.name AS speaker
       FROM (SELECT id FROM segment WHERE ${transcriptSql()} = ? ORDER BY start_ms ${order}, id ${order} LIMIT ? OFFSET ?) AS page
         JOIN segment ON segment.id = page.id LEFT JOIN speaker ON speaker.id = segment.speaker_id ${inOrder}`,
    );
  const [fromStart, fromEnd] = [prepare('ASC'), prepare('DESC')];
  return (transcriptId: number, page: { offset: number; limit: number; total: number }) => {
    const { offset, total } = page;
    const limit = Math.min(page.limit, total - offset);
    const isNearEnd = offset > total / 2;
    return isNearEnd
      ? fromEnd.all(transcriptId, limit, total - offset - limit)
      : fromStart.all(transcriptId, limit, offset);
  };
}

type Place = Pick<SegmentRow, 'start_ms' | 'id'>;

/** Page by page: a statement left open would block every write until the reader is done. */
function* iterate(pageAfter: (place: Place) => readonly SegmentRow[], path: string) {
  for (let last: Place = { start_ms: -1, id: 0 }; ;) {
    const rows = pageAfter(last);
    for (const row of rows) yield segmentOf(row, path);
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    last = { start_ms: end.start_ms, id: end.id };
  }
}
