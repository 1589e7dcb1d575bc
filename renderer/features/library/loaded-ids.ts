import type { QueryClient } from '@tanstack/react-query';
import type { Page } from '#shared/contract.ts';
import type { Recording } from '#shared/recording.ts';
import { pageSize } from '../../api/pages.ts';
import { queryKeys } from '../../api/query-keys.ts';

/** As many as one call may name. */
const most = 1000;

/** Ids of the rows `first` … `last` that have been read; a range over rows never seen leaves those out. */
export function loadedIds(client: QueryClient, isBin: boolean, first: number, last: number): readonly number[] {
  const ids: number[] = [];
  for (let index = first; index <= last && ids.length < most; index += 1) {
    const key = [...queryKeys.recordings(isBin), Math.floor(index / pageSize)];
    const row = client.getQueryData<Page<Recording>>(key)?.rows[index % pageSize];
    if (row) ids.push(row.id);
  }
  return ids;
}
