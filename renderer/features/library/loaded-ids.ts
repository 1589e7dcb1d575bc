import type { QueryClient } from '@tanstack/react-query';
import type { Page } from '#shared/contract/contract.ts';
import type { Recording } from '#shared/recording.ts';
import { pageSize } from '#renderer/data/pages.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { pageQuery } from '#renderer/data/use-pages.ts';
import { recordingsSource } from './recordings-source.ts';

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

/** Reads what is missing of the first rows, as many as one call may name, and gives their ids. */
export async function allIds(client: QueryClient, isBin: boolean, total: number): Promise<readonly number[]> {
  const source = recordingsSource(isBin);
  const pageCount = Math.ceil(Math.min(total, most) / pageSize);
  const pages = Array.from({ length: pageCount }, (_, index) => client.ensureQueryData(pageQuery(source, index)));
  await Promise.all(pages);
  return loadedIds(client, isBin, 0, total - 1);
}
