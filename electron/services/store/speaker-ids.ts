import type { Database } from 'better-sqlite3';

/** Id of a transcript's speaker of that name, who is added if there is none; null for nobody. Inside a write only. */
export function createSpeakerIds(database: Database): (transcriptId: number, name: string | null) => number | null {
  const select = database.prepare<[number, string], { id: number }>(
    'SELECT id FROM speaker WHERE transcript_id = ? AND name = ? ORDER BY id LIMIT 1',
  );
  const insert = database.prepare<[number, string]>('INSERT INTO speaker (transcript_id, name) VALUES (?, ?)');
  return (transcriptId, name) => {
    if (name === null) return null;
    return select.get(transcriptId, name)?.id ?? Number(insert.run(transcriptId, name).lastInsertRowid);
  };
}
