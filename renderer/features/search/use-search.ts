import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/api.ts';
import { queryKeys } from '../../api/query-keys.ts';

const debounceMs = 120;
const hitsPerPage = 50;

/** The value once it has been still for a moment. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), debounceMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Hits of the newest text; those of the text before stay until the new ones are there. */
export function useSearch(text: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.search(text),
    enabled: text !== '',
    queryFn: ({ pageParam }) => api['search.query']({ text, offset: pageParam, limit: hitsPerPage }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset,
    placeholderData: keepPreviousData,
    // Transcripts change while the page is elsewhere; a search is cheap.
    staleTime: 0,
  });
}
