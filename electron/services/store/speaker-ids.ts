import type { Database } from 'better-sqlite3';
import { firstFree, takenSlots } from './speaker-slots.ts';

/**
 * Id of a transcript's speaker of that name, who is added if there is none: in the slot that is asked for, else in the
 * first free one. Null for nobody. Inside a write only.
 */
export function createSpeakerIds(
  database: Database,
): (transcriptId: number, name: string | null, slot?: number) => number | null {
  const select = database.prepare<[number, string], { id: number }>(
    'SELECT id FROM speaker WHERE transcript_id = ? AND name = ? ORDER BY id LIMIT 1',
  );
  const insert = database.prepare<[number, string, number]>(
    'INSERT INTO speaker (transcript_id, name, slot) VALUES (?, ?, ?)',
  );
  return (transcriptId, name, slot) => {
    if (name === null) return null;
    const known = select.get(transcriptId, name)?.id;
    if (known !== undefined) return known;
    const taken = takenSlots(database, transcriptId);
    const own = slot === undefined || taken.has(slot) ? firstFree(taken) : slot;
    return Number(insert.run(transcriptId, name, own).lastInsertRowid);
  };
}
