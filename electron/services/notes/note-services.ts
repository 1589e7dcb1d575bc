import type { Services } from '#shared/contract.ts';
import type { EventBus } from '../event-bus.ts';
import { saveText } from '../export/save-text.ts';
import { suggestedName } from '../export/suggested-name.ts';
import type { Library } from '../library/library.ts';
import { formatNotesCsv } from './notes-csv.ts';

type NoteMethod = Extract<keyof Services, `notes.${string}`>;

/** Notes and bookmarks; every page that shows the recording hears of a change. */
export function noteServices({ library, events }: { library: Library; events: EventBus }): Pick<Services, NoteMethod> {
  const { notes } = library;
  const tell = (recordingId: number) => events.emit('notes.changed', { recordingId });
  return {
    'notes.list': async ({ recordingId, ...page }) => notes.list(recordingId, page),
    'notes.add': async (given) => {
      const note = notes.add(given);
      tell(note.recordingId);
      return note;
    },
    'notes.change': async ({ noteId, ...change }) => {
      const note = notes.change(noteId, change);
      tell(note.recordingId);
      return note;
    },
    'notes.remove': async ({ noteIds }) => {
      for (const recordingId of notes.remove(noteIds)) tell(recordingId);
      return null;
    },
    'notes.restore': async ({ noteIds }) => {
      for (const recordingId of notes.restore(noteIds)) tell(recordingId);
      return null;
    },
    'notes.tags': async () => notes.tags(),
    'notes.search': async ({ text, ...page }) => notes.search(text, page),
    'notes.export': async ({ recordingId, path, overwrite }) => {
      const { name } = library.recordings.get(recordingId);
      const text = formatNotesCsv(name, notes.iterate(recordingId));
      return await saveText({ text, suggestedName: suggestedName(`${name}.csv`, 'notes.csv') }, path, overwrite);
    },
  };
}
