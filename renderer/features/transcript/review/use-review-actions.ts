import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DoubtfulPlace } from '#shared/edits/review.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { announce } from '#renderer/state/ui.ts';

/** Decisions on doubtful places; `onDone` follows when one is on disk. */
export function useReviewActions(transcriptId: number, onDone: () => void) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = (work: () => Promise<string>) => {
    if (isBusy) return;
    setBusy(true);
    void work()
      .then(async (said) => {
        announce(said);
        onDone();
        await client.invalidateQueries({ queryKey: queryKeys.review(transcriptId) });
      })
      .catch(report)
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    accept: ({ id: placeId, recognised }: DoubtfulPlace) =>
      run(async () => {
        await api['review.decide']({ placeId, state: 'accepted' });
        return t.review.accepted(recognised);
      }),
    takeBack: ({ id: placeId }: DoubtfulPlace) => {
      void api['review.decide']({ placeId, state: 'pending' }).catch(report);
    },
    correct: ({ id: placeId }: DoubtfulPlace, text: string, isAllSame: boolean) =>
      run(async () => {
        const { replacedCount } = await api['review.correct']({ placeId, text, isAllSame });
        return t.review.corrected(text, replacedCount);
      }),
  };
}
