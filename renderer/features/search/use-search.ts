import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { SearchOrder } from '#shared/search.ts';
import { api } from '#renderer/api/api.ts';
import { useSettled } from '#renderer/ui/hooks/use-settled.ts';

/** Completions wait until the hits of a keystroke are there and the next one has not come: hits never wait for them. */
const soonMs = 200;
/** Counts and facets wait for a pause in typing; until it hits of the text before do not fade. */
const calmMs = 250;
/** What a screen shows comes first and soon; the rest as the list is scrolled. */
const hitsAtFirst = 24;
const hitsPerPage = 50;
const whileIndexingMs = 1000;

/** Hits of the newest text; those of the text before stay until the new ones are there. */
export function useSearch(text: string, order: SearchOrder) {
  return useInfiniteQuery({
    queryKey: ['search', text, order],
    enabled: text !== '',
    queryFn: async ({ pageParam }) => ({
      ...(await api['search.query']({
        text,
        order,
        offset: pageParam,
        limit: pageParam === 0 ? hitsAtFirst : hitsPerPage,
      })),
      text,
    }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset,
    placeholderData: keepPreviousData,
    // Transcripts change while the page is elsewhere; a search is cheap.
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.indexing ? whileIndexingMs : false),
  });
}

/** The text once nobody types. */
export const useCalm = (text: string): string => useSettled(text, calmMs);

/** The whole count, asked for where the first page has counted up to its limit only. */
export function useCount(calm: string, isWanted: boolean) {
  const isAsked = isWanted && calm !== '';
  const { data } = useQuery({
    queryKey: ['search', calm, 'count'],
    enabled: isAsked,
    queryFn: () => api['search.count']({ text: calm }),
  });
  return isAsked ? data : undefined;
}

export function useFacets(calm: string) {
  return useQuery({
    queryKey: ['search', calm, 'facets'],
    enabled: calm !== '',
    queryFn: () => api['search.facets']({ text: calm }),
    placeholderData: keepPreviousData,
  }).data;
}

/** For the text as typed: a space at its end says that the word is whole. */
export function useSuggestions(typed: string) {
  const settled = useSettled(typed, soonMs);
  const { data } = useQuery({
    queryKey: ['search', settled, 'suggest'],
    enabled: settled.trim() !== '',
    queryFn: () => api['search.suggest']({ text: settled }),
  });
  return settled === typed ? data : undefined;
}
