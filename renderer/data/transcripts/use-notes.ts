import { useQuery } from '@tanstack/react-query';
import type { Note } from '#shared/edits/note.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const pageSize = 200;
const none: readonly Note[] = [];

/** All notes of a recording in the order of time; empty until they are there. */
export function useNotes(recordingId: number): readonly Note[] {
  const { data } = useQuery({
    queryKey: queryKeys.notes(recordingId),
    queryFn: async () => {
      const notes: Note[] = [];
      for (;;) {
        const page = await api['notes.list']({ recordingId, offset: notes.length, limit: pageSize });
        notes.push(...page.rows);
        if (page.rows.length < pageSize) return notes;
      }
    },
  });
  return data ?? none;
}
