import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ListedPage } from '#shared/catalogue/listed-recording.ts';
import { pageQuery, usePages, type PagedRows } from '#renderer/data/use-pages.ts';
import { pageSize } from '#renderer/data/pages.ts';
import type { ListedRecording } from '#shared/catalogue/listed-recording.ts';
import type { RecordingsSource } from './recordings-source.ts';

export interface ShownList {
  /** What is on the page: the list asked for, or the one before it until that is there. */
  readonly source: RecordingsSource;
  readonly isStale: boolean;
  /** Null until the first list is there. */
  readonly page: ListedPage | null;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The list that was asked for as soon as it is there, and until then the one before it: a key in the filter empties no page. */
export function useShownList(wanted: RecordingsSource): ShownList {
  const query = useQuery(pageQuery(wanted, 0));
  const page = query.data as ListedPage | undefined;
  const [shown, setShown] = useState({ source: wanted, page: page ?? null });
  if (page !== undefined && (shown.source !== wanted || shown.page !== page)) setShown({ source: wanted, page });
  const isStale = page === undefined;
  return {
    source: isStale ? shown.source : wanted,
    page: isStale ? (shown.source.isBin === wanted.isBin ? shown.page : null) : page,
    isStale,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** A list that has stood so long is read rather than typed over. */
const readMs = 300;

/**
 * Its rows; the pages before and after those in view are fetched too, so that they are there when it is scrolled on, but
 * not of each list that a filter goes through as it is typed: the next one would wait for them.
 */
export function useListRows(
  source: RecordingsSource,
  { first, last, total }: { readonly first: number; readonly last: number; readonly total: number },
): PagedRows<ListedRecording> {
  const client = useQueryClient();
  const at = Math.floor((first + last) / 2 / pageSize);
  const readSource = useRef<RecordingsSource | null>(null);
  useEffect(() => {
    const fetchAround = () => {
      readSource.current = source;
      const lastPage = Math.floor(Math.max(0, total - 1) / pageSize);
      for (const index of [at + 1, at - 1, at + 2, at - 2]) {
        if (index >= 0 && index <= lastPage)
          void client.prefetchQuery({ ...pageQuery(source, index), staleTime: 60_000 });
      }
    };
    if (at > 0 || readSource.current === source) {
      fetchAround();
      return undefined;
    }
    const timer = setTimeout(fetchAround, readMs);
    return () => clearTimeout(timer);
  }, [client, source, at, total]);
  return usePages(source, first, last);
}
