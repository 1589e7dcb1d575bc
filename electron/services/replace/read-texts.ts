import type { Database } from 'better-sqlite3';
import { transcriptSql } from '#services/store/segments/segment-ids.ts';

export interface SegmentText {
  readonly id: number;
  readonly start_ms: number;
  readonly text: string;
}

/**
 * Reads only the text of a transcript, in the order of time and page by page: a statement left open would block every
 * write until the reader is done. Not checked against damage: what is written goes through the checked row.
 */
export function prepareTexts(database: Database): (transcriptId: number) => Generator<SegmentText> {
  const pageSize = 1000;
  const select = database.prepare<[number, number, number], SegmentText>(
    `SELECT id, start_ms, text FROM segment WHERE ${transcriptSql()} = ? AND (start_ms, id) > (?, ?)
     ORDER BY start_ms, id LIMIT ${pageSize}`,
  );
  return function* textsOf(transcriptId) {
    let last = { start_ms: -1, id: 0 };
    for (;;) {
      const rows = select.all(transcriptId, last.start_ms, last.id);
      yield* rows;
      const end = rows.at(-1);
      if (end === undefined || rows.length < pageSize) return;
      last = end;
    }
  };
}
