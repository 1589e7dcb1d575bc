import type { Database } from 'better-sqlite3';
import { segmentsPerPassage } from '#services/store/segments/segment-order.ts';
import { idsPerTranscript, transcriptSql } from '#services/store/segments/segment-ids.ts';

/**
 * Whether the ids of segments give their order and their windows, from one window to before another and with the
 * neighbours on either side: so it is until someone adds, moves or retimes some, and such text is read by id alone.
 */
export type IsInIdOrder = (transcriptId: number, fromWindow: number, toWindow: number) => boolean;

export function prepareIsInIdOrder(database: Database): IsInIdOrder {
  const select = database
    .prepare<[number, number]>('SELECT start_ms, passage FROM main.segment WHERE id >= ? AND id < ? ORDER BY id')
    .raw() as unknown as { all(from: number, to: number): [startMs: number, passage: number | null][] };
  const selectMoved = database
    .prepare<[number, number, number], number>(
      `SELECT 1 FROM main.segment WHERE ${transcriptSql()} = ? AND passage >= ? AND passage < ? LIMIT 1`,
    )
    .pluck();
  return (transcriptId, fromWindow, toWindow) => {
    if (selectMoved.get(transcriptId, fromWindow, toWindow) !== undefined) return false;
    const firstId = transcriptId * idsPerTranscript;
    const from = Math.max(0, fromWindow * segmentsPerPassage - 1);
    const to = Math.min(idsPerTranscript, toWindow * segmentsPerPassage + 1);
    let last = -1;
    for (const [startMs, passage] of select.all(firstId + from, firstId + to)) {
      if (passage !== null || startMs < last) return false;
      last = startMs;
    }
    return true;
  };
}
