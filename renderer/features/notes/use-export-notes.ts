import { api } from '../../api/api.ts';
import { useSaveText } from '../../components/use-save-text.ts';

/** Saves the notes of a recording as a table. */
export function useExportNotes(recordingId: number): () => void {
  const save = useSaveText();
  return () => save('notes.csv', (target) => api['notes.export']({ recordingId, ...target }));
}
