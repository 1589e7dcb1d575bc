import type { Database } from 'better-sqlite3';
import type { FirstReading } from '#shared/segment.ts';
import { packMarks, unpackMarks } from './segment-flags.ts';

export interface FirstReadings {
  /** Inside a write only, after its segment. */
  add(segmentId: number, reading: FirstReading): void;
  get(segmentId: number): FirstReading | null;
}

export function createFirstReadings(database: Database): FirstReadings {
  const insert = database.prepare<[number, string, number]>(
    'INSERT INTO first_reading (segment_id, text, marks) VALUES (?, ?, ?)',
  );
  const select = database.prepare<[number], { text: string; marks: number }>(
    'SELECT text, marks FROM first_reading WHERE segment_id = ?',
  );
  return {
    add: (segmentId, { text, marks }) => void insert.run(segmentId, text, packMarks(marks)),
    get(segmentId) {
      const row = select.get(segmentId);
      return row === undefined ? null : { text: row.text, marks: unpackMarks(row.marks) };
    },
  };
}
