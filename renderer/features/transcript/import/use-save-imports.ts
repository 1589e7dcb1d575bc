import { useQueryClient } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { keepColumns } from '#renderer/state/kept-columns.ts';
import { navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { fileOfCall, type GivenFile } from './given-file.ts';
import type { Conversation } from './sort-files.ts';

/** Imports one conversation after the other; `onSaved` gets the files of each, so that none is imported twice after a failure. */
export function useSaveImports(onDone: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return async (
    conversations: readonly Conversation<GivenFile>[],
    onSaved: (files: readonly GivenFile[]) => void,
  ): Promise<void> => {
    let [segmentCount, problemCount] = [0, 0];
    for (const { recording, files } of conversations) {
      const recordingId = recording?.recordingId ?? null;
      const result = await api['imports.save']({ recordingId, files: files.map(fileOfCall) });
      await client.invalidateQueries({ queryKey: queryKeys.versions(result.recordingId) });
      onSaved(files);
      for (const { table, reading } of files) if (table !== null && reading !== null) keepColumns(table, reading);
      segmentCount += result.segmentCount;
      problemCount += result.unread.length + result.unplaced.length;
      if (conversations.length === 1 && recordingId === null)
        navigate({ view: 'transcript', recordingId: result.recordingId });
    }
    onDone();
    notify({
      text: t.importDialog.done(segmentCount),
      ...(problemCount > 0 && { detail: t.importDialog.doneWith(problemCount) }),
    });
  };
}
