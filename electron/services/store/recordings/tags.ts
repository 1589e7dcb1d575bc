import { AppFailure } from '#shared/failure.ts';
import type { StoreParts } from '../store-parts.ts';

export interface TagStore {
  /** Puts tags on a recording and takes others off, in one transaction; returns those it then has. Throws `not-found`. */
  change(
    recordingId: number,
    tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): readonly string[];
}

export function createTags({ database, writer }: StoreParts): TagStore {
  const exists = database.prepare<[number], number>('SELECT 1 FROM recording WHERE id = ?').pluck();
  const add = database.prepare<[number, string]>(
    'INSERT OR IGNORE INTO recording_tag (recording_id, name) VALUES (?, ?)',
  );
  const remove = database.prepare<[number, string]>('DELETE FROM recording_tag WHERE recording_id = ? AND name = ?');
  const list = database
    .prepare<[number], string>('SELECT name FROM recording_tag WHERE recording_id = ? ORDER BY name')
    .pluck();
  return {
    change: (recordingId, tags) =>
      writer.write(() => {
        if (exists.get(recordingId) === undefined) throw new AppFailure('not-found', { what: 'recording' });
        for (const name of tags.remove) remove.run(recordingId, name.normalize('NFC').trim());
        for (const name of tags.add) add.run(recordingId, name.normalize('NFC').trim());
        return list.all(recordingId);
      }),
  };
}
