import { AppFailure } from '#shared/failure.ts';
import { maxDetailLength, type StepDetail } from '#shared/edits/step.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { AppliedStep, EditStore, StepLabel } from '#services/edits/edits.ts';
import { createJournalledRows } from '#services/edits/journalled-rows.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { noteOf, type NoteRow } from './note-row.ts';
import type { NoteContent, NoteStore } from './note-store.ts';

/** Brings a note to what it shall be; null takes it away. */
type PutNote = (row: NoteRow) => void;

/**
 * Changes of notes are steps in the history of the text that is in use, so that undo takes them back in turn with what
 * was done to the text. On a recording without a text they are written and nothing more.
 */
export function createNoteChanges(
  parts: StoreParts,
  edits: EditStore,
): Pick<NoteStore, 'add' | 'change' | 'remove' | 'restore'> {
  const { database, now } = parts;
  const select = database.prepare<[number], NoteRow>('SELECT * FROM note WHERE id = ?');
  const isThere = database.prepare<[number], number>('SELECT 1 FROM recording WHERE id = ?').pluck();
  const lastId = database.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'note'`).pluck();
  const change = prepareChange(parts, edits);
  const marked = (noteIds: readonly number[], removedAtMs: number | null, name: 'remove-note' | 'restore-note') => {
    const rows = noteIds.map((id) => select.get(id)).filter((row) => row !== undefined);
    return [...Map.groupBy(rows, (row) => row.recording_id)].map(([recordingId, notes]) => {
      const label = { name, detail: { ...detailOf(notes[0]), count: notes.length } };
      return { recordingId, step: change(recordingId, label, (put) => putEach(put, notes, removedAtMs)) };
    });
  };
  return {
    add({ recordingId, startMs, endMs, text, tags }) {
      if (isThere.get(recordingId) === undefined) throw new AppFailure('not-found', { what: 'recording' });
      const atMs = now();
      const times = { start_ms: startMs, end_ms: endMs, added_at_ms: atMs, changed_at_ms: atMs, removed_at_ms: null };
      const fields = { recording_id: recordingId, text: clean(text), tags: packTags(tags), ...times };
      let row: NoteRow = { id: 0, ...fields };
      const step = change(recordingId, { name: 'add-note', detail: detailOf(row) }, (put) => {
        row = { ...row, id: (lastId.get() ?? 0) + 1 };
        put(row);
      });
      return { note: noteOf(row), step };
    },
    change(noteId, { text, tags, onto }) {
      const before = select.get(noteId);
      if (before === undefined || before.removed_at_ms !== null) {
        throw onto === undefined ? new AppFailure('not-found', { what: 'note' }) : new AppFailure('note-removed');
      }
      if (onto !== undefined) requireSame(before, [onto, { text, tags }]);
      const row = { ...before, text: clean(text), tags: packTags(tags), changed_at_ms: now() };
      const step = change(row.recording_id, { name: 'change-note', detail: detailOf(row) }, (put) => put(row));
      return { note: noteOf(row), step };
    },
    remove: (noteIds) => marked(noteIds, now(), 'remove-note'),
    restore: (noteIds) => marked(noteIds, null, 'restore-note'),
  };
}

/** Throws where a note is neither what was changed nor what it becomes. */
function requireSame(row: NoteRow, accepted: readonly NoteContent[]): void {
  if (accepted.some(({ text, tags }) => row.text === clean(text) && row.tags === packTags(tags))) return;
  const { text, tags } = noteOf(row);
  throw new AppFailure('note-changed', { text: [text, ...tags.map((tag) => `#${tag}`)].join(' ').trim() });
}

/** As a step of the version in use. */
function prepareChange({ database, writer }: StoreParts, edits: EditStore) {
  const current = database
    .prepare<[number], number>('SELECT id FROM transcript WHERE recording_id = ? AND is_current = 1')
    .pluck();
  const table = createJournalledRows(database)['note'];
  if (table === undefined) throw new Error('notes are not journalled');
  return (recordingId: number, label: StepLabel, make: (put: PutNote) => void): AppliedStep => {
    const transcriptId = current.get(recordingId);
    if (transcriptId === undefined) {
      writer.write(() => make(({ id, ...columns }) => table.write(id, table.read(id), columns)));
      return { stepId: null, transcripts: [] };
    }
    return edits.apply(label, (step) => make(({ id, ...columns }) => step.put('note', id, transcriptId, columns)));
  };
}

function putEach(put: PutNote, notes: readonly NoteRow[], removedAtMs: number | null): void {
  for (const row of notes) put({ ...row, removed_at_ms: removedAtMs });
}

function detailOf(row: NoteRow | undefined): StepDetail {
  return row === undefined ? {} : { text: row.text.slice(0, maxDetailLength), to: formatClock(row.start_ms) };
}

function clean(text: string): string {
  return text.normalize('NFC').trim();
}

/** As written, each once. */
function packTags(tags: readonly string[]): string {
  return JSON.stringify([...new Set(tags.map(clean).filter((tag) => tag !== ''))]);
}
