import { useQueries, useQuery } from '@tanstack/react-query';
import type { Page } from '#shared/page.ts';
import { pageSize, pagesFor } from './pages.ts';

export interface PageSource<T> {
  /** The page number is put behind it. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (page: { offset: number; limit: number }) => Promise<Page<T>>;
  readonly isEnabled?: boolean;
}

export interface PagedRows<T> {
  /** Undefined while its page is on the way. */
  readonly rowAt: (index: number) => T | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The query of one page; also for reading pages without an observer. */
export function pageQuery<T>(source: PageSource<T>, index: number) {
  return {
    queryKey: [...source.queryKey, index],
    queryFn: () => source.fetchPage({ offset: index * pageSize, limit: pageSize }),
    enabled: source.isEnabled ?? true,
  };
}

/** Length of the list, which its first page has; null until that is there. */
export function useTotal<T>(source: PageSource<T>): number | null {
  return useQuery(pageQuery(source, 0)).data?.total ?? null;
}

/** Rows of a long list, of which only the pages in view (`first` … `last`) are fetched and kept up to date. */
export function usePages<T>(source: PageSource<T>, first: number, last: number): PagedRows<T> {
  const indexes = pagesFor(first, last);
  const queries = useQueries({
    queries: indexes.map((index) => pageQuery(source, index)),
  });
  const loaded = new Map<number, Page<T>>();
  for (const [nth, index] of indexes.entries()) {
    const page = queries[nth]?.data;
    if (page) loaded.set(index, page);
  }
  return {
    rowAt: (index) => loaded.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}
