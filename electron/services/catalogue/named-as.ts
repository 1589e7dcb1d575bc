import type { Database } from 'better-sqlite3';
import { possibleStems } from '#shared/files/file-stem.ts';
import { naturalKey } from './natural-key.ts';

/** Found by the index of names, so that a library may be of any size. */
export function prepareNamedAs(database: Database): (fileName: string) => readonly number[] {
  const select = database
    .prepare<[string, string, string], number>(
      `SELECT recording_id FROM listing
       WHERE removed_at_ms IS NULL AND (name_key = ? OR (name_key > ? AND name_key < ?))
       ORDER BY recording_id DESC LIMIT 5`,
    )
    .pluck();
  return (fileName) => {
    for (const stem of possibleStems(fileName)) {
      const key = naturalKey(stem);
      // Whatever ending it has: the point is followed by the slash in the order of letters.
      const found = select.all(key, `${key}.`, `${key}/`);
      if (found.length > 0) return found;
    }
    return [];
  };
}
