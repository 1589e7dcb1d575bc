import type { FoundNote, NoteTag } from '#shared/edits/note.ts';
import type { EditStore } from '#services/edits/edits.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { noteMatcher } from './match-note.ts';
import { createNoteChanges } from './note-changes.ts';
import type { NoteStore } from './note-store.ts';
import { noteOf, type NoteRow } from './note-row.ts';

type FoundRow = NoteRow & { readonly name: string };

const pageSize = 500;

export function createNotes(parts: StoreParts, edits: EditStore): NoteStore {
  const { database } = parts;
  const ofRecording = 'FROM note WHERE recording_id = ? AND removed_at_ms IS NULL';
  const selectPage = database.prepare<[number, number, number], NoteRow>(
    `SELECT * ${ofRecording} ORDER BY start_ms, id LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[number], number>(`SELECT count(*) ${ofRecording}`).pluck();
  const selectTags = database.prepare<[], NoteTag>(
    `SELECT value AS name, count(*) AS count FROM note, json_each(note.tags)
     WHERE removed_at_ms IS NULL GROUP BY value ORDER BY count(*) DESC, value`,
  );
  const list: NoteStore['list'] = (recordingId, { offset, limit }) => ({
    rows: selectPage.all(recordingId, limit, offset).map(noteOf),
    total: Number(count.get(recordingId)),
  });
  return {
    list,
    *iterate(recordingId) {
      // Page by page: a statement left open would block every write until the reader is done.
      for (let offset = 0; ; offset += pageSize) {
        const { rows } = list(recordingId, { offset, limit: pageSize });
        yield* rows;
        if (rows.length < pageSize) return;
      }
    },
    ...createNoteChanges(parts, edits),
    tags: () => selectTags.all(),
    search: createNoteSearch(parts),
  };
}

/** Notes are few, thousands at most: each is scanned, so that any form of a word finds them without an index. */
function createNoteSearch({ database }: StoreParts): NoteStore['search'] {
  const selectAll = database.prepare<[], FoundRow>(
    `SELECT note.*, recording.name FROM note JOIN recording ON recording.id = note.recording_id
     WHERE note.removed_at_ms IS NULL AND recording.removed_at_ms IS NULL
     ORDER BY recording.id DESC, start_ms, note.id`,
  );
  return (text, { offset, limit }) => {
    const matches = noteMatcher(text);
    if (matches === null) return { rows: [], total: 0 };
    const rows: FoundNote[] = [];
    let total = 0;
    for (const row of selectAll.iterate()) {
      const note = noteOf(row);
      if (!matches(note)) continue;
      if (total >= offset && rows.length < limit) rows.push({ ...note, recordingName: row.name });
      total += 1;
    }
    return { rows, total };
  };
}
