import type { Database } from 'better-sqlite3';
import { wordsOf, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { wordAt } from './word-at.ts';

/** When the word at an offset of a segment's text is spoken; its segment's beginning where the words have no times. */
export type TimeOf = (segmentId: number, offset: number) => number;

export function prepareTimeOf(database: Database): TimeOf {
  const select = database.prepare<[number], SegmentRow>('SELECT *, NULL AS speaker FROM main.segment WHERE id = ?');
  return (segmentId, offset) => {
    const row = select.get(segmentId);
    return row === undefined ? 0 : spokenAt(row, offset);
  };
}

/** The same for a row that was read already. */
export function spokenAt(row: Omit<SegmentRow, 'hash' | 'speaker'>, offset: number): number {
  return wordAt(wordsOf(row), row.text, offset)?.startMs ?? row.start_ms;
}
