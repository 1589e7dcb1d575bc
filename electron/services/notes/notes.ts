import type { Page } from '#shared/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import type { FoundNote, Note, NoteTag } from '#shared/note.ts';
import type { StoreParts } from '../library/store-parts.ts';
import { noteMatcher } from './match-note.ts';

export interface NewNote {
  readonly recordingId: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly tags: readonly string[];
}

export interface NoteStore {
  /** In the order of time, without what was removed. */
  list(recordingId: number, page: { readonly offset: number; readonly limit: number }): Page<Note>;
  iterate(recordingId: number): IterableIterator<Note>;
  /** Throws `not-found` for an unknown recording. */
  add(note: NewNote): Note;
  /** Throws `not-found`, also for a note that was removed. */
  change(noteId: number, change: Pick<NewNote, 'text' | 'tags'>): Note;
  /** Returns the recordings whose notes they are. */
  remove(noteIds: readonly number[]): readonly number[];
  restore(noteIds: readonly number[]): readonly number[];
  tags(): readonly NoteTag[];
  search(text: string, page: { readonly offset: number; readonly limit: number }): Page<FoundNote>;
}

interface NoteRow {
  readonly id: number;
  readonly recording_id: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly text: string;
  readonly tags: string;
  readonly added_at_ms: number;
  readonly changed_at_ms: number;
}
type FoundRow = NoteRow & { readonly name: string };

const pageSize = 500;

export function createNotes(parts: StoreParts): NoteStore {
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
    ...createChanges(parts),
    tags: () => selectTags.all(),
    search: createNoteSearch(parts),
  };
}

function createChanges({
  database,
  writer,
  now,
}: StoreParts): Pick<NoteStore, 'add' | 'change' | 'remove' | 'restore'> {
  const isThere = database.prepare<[number], number>('SELECT 1 FROM recording WHERE id = ?').pluck();
  const insert = database.prepare<[number, number, number, string, string, number, number], NoteRow>(
    `INSERT INTO note (recording_id, start_ms, end_ms, text, tags, added_at_ms, changed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const update = database.prepare<[string, string, number, number], NoteRow>(
    'UPDATE note SET text = ?, tags = ?, changed_at_ms = ? WHERE id = ? AND removed_at_ms IS NULL RETURNING *',
  );
  const mark = database
    .prepare<[number | null, number], number>('UPDATE note SET removed_at_ms = ? WHERE id = ? RETURNING recording_id')
    .pluck();
  const markAll = (noteIds: readonly number[], removedAtMs: number | null) =>
    writer.write(() => [...new Set(noteIds.flatMap((id) => mark.get(removedAtMs, id) ?? []))]);
  return {
    add: ({ recordingId, startMs, endMs, text, tags }) =>
      writer.write(() => {
        if (isThere.get(recordingId) === undefined) throw new AppFailure('not-found', { what: 'recording' });
        const atMs = now();
        const row = insert.get(recordingId, startMs, endMs, clean(text), packTags(tags), atMs, atMs);
        return noteOf(found(row));
      }),
    change: (noteId, { text, tags }) =>
      writer.write(() => noteOf(found(update.get(clean(text), packTags(tags), now(), noteId)))),
    remove: (noteIds) => markAll(noteIds, now()),
    restore: (noteIds) => markAll(noteIds, null),
  };
}

/** Notes are few, thousands at most: each is looked at, so that any form of a word finds them without an index. */
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

function found(row: NoteRow | undefined): NoteRow {
  if (row === undefined) throw new AppFailure('not-found', { what: 'note' });
  return row;
}

function clean(text: string): string {
  return text.normalize('NFC').trim();
}

/** As written, each once. */
function packTags(tags: readonly string[]): string {
  return JSON.stringify([...new Set(tags.map(clean).filter((tag) => tag !== ''))]);
}

function noteOf(row: NoteRow): Note {
  return {
    id: row.id,
    recordingId: row.recording_id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    text: row.text,
    tags: JSON.parse(row.tags) as string[],
    addedAtMs: row.added_at_ms,
    changedAtMs: row.changed_at_ms,
  };
}
