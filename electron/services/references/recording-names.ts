import type { Database } from 'better-sqlite3';

/** The present name of a recording; its number where it was deleted for good. */
export function recordingNames(database: Database): (recordingId: number) => string {
  const one = database.prepare<[number], string>('SELECT name FROM recording WHERE id = ?').pluck();
  return (recordingId) => one.get(recordingId) ?? `#${recordingId}`;
}
