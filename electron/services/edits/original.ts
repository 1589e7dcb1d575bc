import type { Segment } from '#shared/segment.ts';
import { AppFailure } from '#shared/failure.ts';
import type { HashedSegment } from '#services/store/segments/segment-hash.ts';
import { segmentOf, selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import type { SegmentParts } from '#services/store/segments/segments.ts';
import { createSegmentPast, rowOf } from './recognised-row.ts';
import { transcriptOf, transcriptSql } from '#services/store/segments/segment-ids.ts';

/** No segment is longer. */
const reachMs = 60_000;

/** What was recognised where a segment now is, whatever was split, merged or removed there since. */
export function prepareOriginal({ database, path }: Pick<SegmentParts, 'database' | 'path'>) {
  const rowsAt = prepareOriginalRows(database);
  return (segmentId: number): readonly Segment[] => rowsAt(segmentId).map((row) => segmentOf(rowOf(row), path));
}

/** The same as rows, with the ids they had. */
export function prepareOriginalRows(database: SegmentParts['database']) {
  const pastOf = createSegmentPast(database);
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const selectNear = database.prepare<[number, number, number], SegmentRow>(
    `${selectSegment} WHERE ${transcriptSql('segment.id')} = ? AND segment.start_ms BETWEEN ? AND ?`,
  );
  const selectRemoved = database
    .prepare<[number], number>(
      `SELECT DISTINCT row_id FROM edit WHERE transcript_id = ? AND after IS NULL AND subject = 'segment'`,
    )
    .pluck();
  return (segmentId: number): readonly HashedSegment[] => {
    const row = selectOne.get(segmentId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'segment' });
    const transcriptId = transcriptOf(segmentId);
    const near = selectNear.all(transcriptId, row.start_ms - reachMs, row.end_ms);
    const rows = new Map<number, SegmentRow | null>([[segmentId, row], ...near.map((one) => [one.id, one] as const)]);
    for (const id of selectRemoved.all(transcriptId)) if (!rows.has(id)) rows.set(id, null);
    return [...rows]
      .map(([id, current]) => pastOf(id, current).recognised)
      .filter((past) => past !== null)
      .filter((past) => past.id === segmentId || isSameTime(past, row))
      .toSorted((a, b) => a.start_ms - b.start_ms || a.id - b.id);
  };
}

type Span = Pick<HashedSegment, 'start_ms' | 'end_ms'>;

/** At least half of the shorter one is in the other. */
function isSameTime(left: Span, right: Span): boolean {
  const sharedMs = Math.min(left.end_ms, right.end_ms) - Math.max(left.start_ms, right.start_ms);
  return sharedMs > 0 && sharedMs * 2 >= Math.min(left.end_ms - left.start_ms, right.end_ms - right.start_ms);
}
