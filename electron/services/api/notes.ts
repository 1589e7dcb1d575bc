import type { ServicesOf } from '#shared/contract/contract.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { ChangedNote, ChangedNotes } from '#services/notes/note-store.ts';
import { formatNotesCsv } from '#services/notes/notes-csv.ts';
import type { Parts } from './parts.ts';

/** Notes and bookmarks; pages that show the recording are notified of each change. */
export function notesServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'notes'> {
  const { notes } = library;
  const emitChange = ({ recordingId, step }: ChangedNotes) => {
    const edited = emitStep(events, step);
    events.emit('notes.changed', { recordingId });
    return edited;
  };
  const emitNote = ({ note, step }: ChangedNote) => ({ ...emitChange({ recordingId: note.recordingId, step }), note });
  const emitEach = (changed: readonly ChangedNotes[]) => {
    const edited = changed.map(emitChange);
    const stepIds = edited.map(({ stepId }) => stepId).filter((stepId) => stepId !== null);
    return { stepId: stepIds[0] ?? null, stepIds, changes: edited.flatMap(({ changes }) => changes) };
  };
  return {
    'notes.list': async ({ recordingId, ...page }) => notes.list(recordingId, page),
    'notes.add': async (given) => emitNote(notes.add(given)),
    'notes.change': async ({ noteId, ...change }) => emitNote(notes.change(noteId, change)),
    'notes.remove': async ({ noteIds }) => emitEach(notes.remove(noteIds)),
    'notes.restore': async ({ noteIds }) => emitEach(notes.restore(noteIds)),
    'notes.tags': async () => notes.tags(),
    'notes.search': async ({ text, ...page }) => notes.search(text, page),
    'notes.export': async ({ recordingId, path, overwrite }) => {
      const { name } = library.recordings.get(recordingId);
      const text = formatNotesCsv(name, notes.iterate(recordingId));
      return await saveText({ text, suggestedName: suggestedName(`${name}.csv`, 'notes.csv') }, path, overwrite);
    },
  };
}
