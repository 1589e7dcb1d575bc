import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { LibraryPlace } from '#shared/edits/review.ts';
import type { Page } from '#shared/page.ts';
import { api } from '#renderer/api/api.ts';
import type { PageSource } from '#renderer/data/use-pages.ts';
import { useReport } from '#renderer/data/use-report.ts';

const allPlaces = ['library places'];

/**
 * Doubtful words of the whole library as they were when the page was opened: what is decided meanwhile keeps its place.
 * Transcripts that no one reviewed yet are processed while the page is open; `unlistedCount` is how many are left.
 */
export function useLibraryPlaces() {
  const client = useQueryClient();
  const report = useReport();
  const [sinceMs] = useState(() => Date.now());
  const [unlistedCount, setUnlisted] = useState<number | null>(null);
  const source: PageSource<LibraryPlace> = useMemo(
    () => ({
      queryKey: [...allPlaces, sinceMs],
      fetchPage: (page) => api['review.libraryPlaces']({ sinceMs, ...page }),
    }),
    [sinceMs],
  );
  useEffect(() => {
    const closing = new AbortController();
    const list = async () => {
      for (let round = 0; !closing.signal.aborted; round += 1) {
        const left = await api['review.listMore']({});
        if (closing.signal.aborted) return;
        setUnlisted(left);
        const isDone = left === 0;
        if (isDone ? round > 0 : round % 8 === 7) await client.invalidateQueries({ queryKey: allPlaces });
        if (isDone) return;
      }
    };
    list().catch(report);
    return () => closing.abort();
  }, [client, report]);
  return { source, unlistedCount };
}

/** How often the word of a place stands in its transcript. */
export function useSameCount(placeId: number): number {
  const { data } = useQuery({
    queryKey: ['same word', placeId],
    queryFn: () => api['review.countSame']({ placeId }),
    gcTime: 10_000,
  });
  return data ?? 1;
}

/** Decisions on doubtful words, shown where the list is. */
export function useJudgePlaces() {
  const client = useQueryClient();
  const change = (placeId: number, changes: Partial<LibraryPlace>) =>
    client.setQueriesData<Page<LibraryPlace>>(
      { queryKey: allPlaces },
      (page) => page && { ...page, rows: page.rows.map((row) => (row.id === placeId ? { ...row, ...changes } : row)) },
    );
  return {
    decide: async (placeId: number, state: 'accepted' | 'pending') => {
      const { state: now } = await api['review.decide']({ placeId, state });
      change(placeId, { state: now });
    },
    decideMany: async (placeIds: number[], state: 'accepted' | 'pending') => {
      await api['review.decideMany']({ placeIds, state });
      for (const placeId of placeIds) change(placeId, { state });
    },
    correct: async (placeId: number, text: string, isAllSame: boolean) => {
      const { place, replacedCount } = await api['review.correct']({ placeId, text, isAllSame });
      change(placeId, { state: place.state, text: place.text, span: place.span });
      // Others of the same word were decided with it.
      if (replacedCount > 1) await client.invalidateQueries({ queryKey: allPlaces });
      return replacedCount;
    },
  };
}
