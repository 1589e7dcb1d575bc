import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Note } from '#shared/edits/note.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { announce } from '#renderer/state/ui.ts';
import type { NotePlace } from './note-place.ts';

/** A bookmark that is nearer than this is the same one: the key takes it away again. */
const sameMs = 400;

/** What can be done with the notes of a recording. Each resolves when it is on disk; `add` and `change` reject, what else fails is reported. */
export function useNoteActions(recordingId: number) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  return useMemo(() => {
    // The reply is the change: what is shown need not wait until all notes are read again.
    const show = (changed: (notes: readonly Note[]) => readonly Note[]) =>
      client.setQueryData<readonly Note[]>(queryKeys.notes(recordingId), (known) => known && inOrder(changed(known)));
    const replace = ({ note }: { readonly note: Note }) => {
      show((notes) => notes.map((known) => (known.id === note.id ? note : known)));
      return note;
    };
    const add = ({ startMs, endMs }: NotePlace, text: string, tags: readonly string[]) =>
      api['notes.add']({ recordingId, startMs, endMs, text, tags: [...tags] }).then(({ note }) => {
        show((notes) => [...notes, note]);
        announce(t.notes.added(formatClock(note.startMs)));
        return note;
      });
    const remove = async (note: Note) => {
      const noteIds = [note.id];
      const { stepId } = await api['notes.remove']({ noteIds });
      show((notes) => notes.filter(({ id }) => id !== note.id));
      const restore = () =>
        void (stepId === null ? api['notes.restore']({ noteIds }) : api['edits.takeBack']({ stepId })).catch(report);
      notify({
        text: note.text === '' ? t.notes.bookmarkRemoved : t.notes.noteRemoved,
        action: { label: t.common.undo, onClick: restore },
      });
    };
    return {
      add,
      /** `note` is what was opened; rejects where another window changed it meanwhile. */
      change: ({ id: noteId, ...note }: Note, text: string, tags: readonly string[]) => {
        const onto = { text: note.text, tags: [...note.tags] };
        return api['notes.change']({ noteId, text, tags: [...tags], onto }).then(replace);
      },
      /** Whatever stands there now. */
      changeAnyway: (note: Note, text: string, tags: readonly string[]) =>
        api['notes.change']({ noteId: note.id, text, tags: [...tags] }).then(replace),
      remove: (note: Note) => remove(note).catch(report),
      toggleBookmark: (place: NotePlace) => {
        const known = client.getQueryData<readonly Note[]>(queryKeys.notes(recordingId)) ?? [];
        const same = known.find((note) => note.text === '' && Math.abs(note.startMs - place.startMs) < sameMs);
        if (same) void remove(same).catch(report);
        else void add(place, '', []).catch(report);
      },
    };
  }, [client, recordingId, report, t]);
}

function inOrder(notes: readonly Note[]): readonly Note[] {
  // Each once: the event may have brought a new one already.
  const once = [...new Map(notes.map((note) => [note.id, note])).values()];
  return once.toSorted((a, b) => a.startMs - b.startMs || a.id - b.id);
}
