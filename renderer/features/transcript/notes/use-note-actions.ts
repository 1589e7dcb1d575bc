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
    const add = ({ startMs, endMs }: NotePlace, text: string, tags: readonly string[]) =>
      api['notes.add']({ recordingId, startMs, endMs, text, tags: [...tags] }).then((note) => {
        announce(t.notes.added(formatClock(note.startMs)));
        return note;
      });
    const remove = async (note: Note) => {
      const noteIds = [note.id];
      const { stepIds } = await api['notes.remove']({ noteIds });
      const [stepId] = stepIds;
      const restore = () =>
        void (stepId === undefined ? api['notes.restore']({ noteIds }) : api['edits.takeBack']({ stepId })).catch(
          report,
        );
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
        return api['notes.change']({ noteId, text, tags: [...tags], onto });
      },
      /** Whatever stands there now. */
      changeAnyway: (note: Note, text: string, tags: readonly string[]) =>
        api['notes.change']({ noteId: note.id, text, tags: [...tags] }),
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
