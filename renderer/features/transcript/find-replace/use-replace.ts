import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextHit } from '#shared/text/find-text.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { announce } from '#renderer/state/ui.ts';
import { useFindQuery } from './find-query.ts';
import { notifyReplaced } from './notify-replaced.ts';

/** Replacing in one transcript; each is one step that Ctrl+Z takes back. */
export function useReplace(transcriptId: number) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = async (hit: TextHit | null) => {
    const { query, replacement } = useFindQuery.getState();
    const place = hit && { segmentId: hit.segmentId, start: hit.start };
    const done = await api['text.replace']({ transcriptId, query, replacement, place });
    await client.invalidateQueries({ queryKey: queryKeys.found(transcriptId) });
    if (place === null) notifyReplaced(done, t, report);
    else announce(t.findReplace.replaced(done.replacedCount));
  };
  const begin = (hit: TextHit | null) => {
    setBusy(true);
    void run(hit)
      .catch(report)
      .finally(() => setBusy(false));
  };
  return { isBusy, one: (hit: TextHit) => begin(hit), all: () => begin(null) };
}
