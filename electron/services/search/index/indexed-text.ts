import type { Database } from 'better-sqlite3';
import type { IndexedText } from './passage.ts';

/** The text of a recording that is in the index; null for none. */
export function prepareIndexedText(database: Database): (recordingId: number) => IndexedText | null {
  const select = database
    .prepare<[number], [number, number]>(
      'SELECT transcript_id, is_in_id_order FROM fulltext.indexed WHERE recording_id = ?',
    )
    .raw();
  return (recordingId) => {
    const row = select.get(recordingId);
    return row === undefined ? null : { transcriptId: row[0], isInIdOrder: row[1] === 1 };
  };
}
