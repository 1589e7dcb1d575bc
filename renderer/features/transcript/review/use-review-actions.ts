import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { wordWithin, type DoubtfulPlace, type WordSuggestion } from '#shared/edits/review.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { changeQuery, useFindQuery } from '../find-replace/find-query.ts';
import { announce } from '#renderer/state/ui.ts';

/** The same correction for the rest of the library: shown before anything is replaced, and undone at once. */
function offerInLibrary(written: string, meant: string, t: Dictionary): void {
  if (written === '' || meant === '' || written.toLowerCase() === meant.toLowerCase()) return;
  const onClick = () => {
    changeQuery({ text: written, isRegex: false, isWholeWord: true });
    useFindQuery.setState({ replacement: meant });
    navigate({ view: 'replace' });
  };
  notify({ text: `${written} → ${meant}`, about: 'correction', action: { label: t.review.inLibrary, onClick } });
}

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
      .then((said) => {
        announce(said);
        onDone();
        // The next place is shown: its keys do not wait until all is read again.
        void client.invalidateQueries({ queryKey: queryKeys.review(transcriptId) });
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
    take: ({ id: placeId }: DoubtfulPlace, { start, end, written, meant }: WordSuggestion) =>
      run(async () => {
        const { replacedCount } = await api['review.takeSuggestion']({ placeId, start, end, text: meant });
        offerInLibrary(written, meant, t);
        return t.review.corrected(meant, replacedCount);
      }),
    correct: ({ id: placeId, recognised }: DoubtfulPlace, text: string, isAllSame: boolean) =>
      run(async () => {
        const { replacedCount } = await api['review.correct']({ placeId, text, isAllSame });
        const { start, end } = wordWithin(recognised);
        offerInLibrary(recognised.slice(start, end), text, t);
        return t.review.corrected(text, replacedCount);
      }),
  };
}
