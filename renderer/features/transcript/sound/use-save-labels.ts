import { api } from '#renderer/api/api.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';

/** Saves what analyses found as labels, which audio editors read: start, end and name of each, in seconds. */
export function useSaveLabels(): (recordingId: number, kinds: readonly string[]) => void {
  const save = useSaveText();
  return (recordingId, kinds) =>
    save('labels.txt', (target) =>
      api['analyses.export']({ recordingId, kinds: [...kinds], format: 'labels', ...target }),
    );
}
