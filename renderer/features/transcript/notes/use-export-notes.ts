import { api } from '#renderer/api/api.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';

/** Saves the notes of a recording as a table. */
export function useExportNotes(recordingId: number): () => void {
  const save = useSaveText();
  return () => save('notes.csv', (target) => api['notes.export']({ recordingId, ...target }));
}
