import type { Database } from 'better-sqlite3';
import type { Segment } from '#shared/segment.ts';
import { segmentOf, selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { transcriptSql } from '#services/store/segments/segment-ids.ts';

interface Place {
  readonly transcript_id: number;
  readonly segment_id: number;
  readonly start_ms: number;
}

/**
 * Reads the segment that a place belongs to now: its own while that still holds its time, else the one that is spoken
 * then, since segments are split, merged and moved. Null where there is none.
 */
export function prepareSegmentAt(database: Database, path: string): (place: Place) => Segment | null {
  const selectOwn = database.prepare<[number, number, number], SegmentRow>(
    `${selectSegment} WHERE segment.id = ? AND start_ms <= ? AND end_ms >= ?`,
  );
  const selectSpoken = database.prepare<[number, number], SegmentRow>(
    `${selectSegment} WHERE ${transcriptSql('segment.id')} = ? AND start_ms <= ? ORDER BY start_ms DESC, segment.id DESC LIMIT 1`,
  );
  return ({ transcript_id: transcriptId, segment_id: segmentId, start_ms: startMs }) => {
    const row = selectOwn.get(segmentId, startMs, startMs) ?? selectSpoken.get(transcriptId, startMs);
    return row === undefined ? null : segmentOf(row, path);
  };
}
