import type { QueryClient } from '@tanstack/react-query';
import { maxNamedRecordings } from '#shared/max-named-recordings.ts';
import type { ListSort } from '#shared/catalogue/listed-recording.ts';
import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { pageSize } from '#renderer/data/pages.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';

interface List {
  readonly isBin: boolean;
  readonly filter: string;
  readonly sort: ListSort;
}

/** Ids of the rows `first` … `last`, at most as many as one call may name; those never seen are asked for. */
export async function idsBetween(
  client: QueryClient,
  { isBin, filter, sort }: List,
  [first, last]: readonly [first: number, last: number],
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const key = [...queryKeys.listed(isBin, filter, JSON.stringify(sort)), Math.floor(index / pageSize)];
    const row = client.getQueryData<Page<Recording>>(key)?.rows[index % pageSize];
    if (row === undefined) {
      const limit = Math.min(maxNamedRecordings, last - first + 1);
      return await api['recordings.ids']({ offset: first, limit, bin: isBin, filter, sort });
    }
    ids.push(row.id);
  }
  return ids.slice(0, maxNamedRecordings);
}
