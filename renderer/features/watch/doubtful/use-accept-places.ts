import { useState } from 'react';
import type { LibraryPlace } from '#shared/edits/review.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { announce } from '#renderer/state/ui.ts';
import { useJudgePlaces } from './use-library-places.ts';

/** Says that words are right as they are, one or several at once, and takes the last of that back. */
export function useAcceptPlaces() {
  const { t } = useWords();
  const report = useReport();
  const { decide, decideMany } = useJudgePlaces();
  const [lastIds, setLastIds] = useState<readonly number[]>([]);
  const takeBack = (placeIds: readonly number[]) => {
    setLastIds([]);
    if (placeIds.length > 0) void decideMany([...placeIds], 'pending').catch(report);
  };
  return {
    accept: ({ id, recognised }: LibraryPlace) => {
      setLastIds([id]);
      void decide(id, 'accepted').then(() => announce(t.review.accepted(recognised)), report);
    },
    acceptMany: (places: readonly (LibraryPlace | undefined)[]) => {
      const placeIds = places.flatMap((one) => (one?.state === 'pending' ? [one.id] : []));
      if (placeIds.length === 0) return;
      setLastIds(placeIds);
      const action = { label: t.common.undo, onClick: () => takeBack(placeIds) };
      void decideMany(placeIds, 'accepted').then(
        () => notify({ text: t.review.acceptedMany(placeIds.length), action }),
        report,
      );
    },
    /** The last decision, or that on the place at the cursor. */
    undo: (place: LibraryPlace | undefined) => {
      if (lastIds.length > 0) takeBack(lastIds);
      else if (place && place.state !== 'pending') takeBack([place.id]);
    },
  };
}
