import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DoubtfulPlace, ReviewProgress } from '#shared/edits/review.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { usePages, type PageSource } from '#renderer/data/use-pages.ts';

/** So many of the following places are shown below the one in work. */
const upcomingCount = 8;

export interface Review {
  readonly progress: ReviewProgress | undefined;
  readonly error: unknown;
  readonly index: number;
  readonly place: DoubtfulPlace | undefined;
  readonly upcoming: readonly DoubtfulPlace[];
  /** To the next or previous place; `next` passes over what is decided. */
  readonly next: () => void;
  readonly previous: () => void;
  readonly goTo: (placeId: number) => void;
}

/** Where the walk is: at the first undecided place, until someone goes elsewhere. */
export function useReview(transcriptId: number): Review {
  const { data: progress, error } = useQuery({
    queryKey: queryKeys.review(transcriptId),
    queryFn: () => api['review.open']({ transcriptId }),
  });
  const [chosen, setChosen] = useState<number | null>(null);
  const total = progress?.total ?? 0;
  const index = Math.min(chosen ?? progress?.firstPendingIndex ?? 0, Math.max(0, total - 1));
  const source: PageSource<DoubtfulPlace> = {
    queryKey: [...queryKeys.review(transcriptId), 'places'],
    fetchPage: (page) => api['review.places']({ transcriptId, ...page }),
    isEnabled: total > 0,
  };
  const { rowAt } = usePages(source, index, index + upcomingCount);
  const nextFrom = (from: number) => {
    for (let at = from + 1; at < total; at += 1) {
      const row = rowAt(at);
      if (!row || row.state === 'pending') return at;
    }
    const first = progress?.firstPendingIndex ?? null;
    return first === null || first === from ? Math.min(from + 1, Math.max(0, total - 1)) : first;
  };
  const upcoming = Array.from({ length: upcomingCount }, (_, nth) => rowAt(index + 1 + nth)).filter(
    (row) => row !== undefined,
  );
  return {
    progress,
    error,
    index,
    place: total === 0 ? undefined : rowAt(index),
    upcoming,
    next: () => setChosen(nextFrom(index)),
    previous: () => setChosen(Math.max(0, index - 1)),
    goTo: (placeId) => {
      const nth = upcoming.findIndex(({ id }) => id === placeId);
      if (nth >= 0) setChosen(index + 1 + nth);
    },
  };
}
