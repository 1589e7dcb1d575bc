import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FoundText, TextHit } from '#shared/text/find-text.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSettled } from '#renderer/ui/hooks/use-settled.ts';
import { useFindQuery } from './find-query.ts';

/** So long after the last letter; the services read the whole transcript. */
const settleMs = 120;
const pageSize = 200;

export interface FindState {
  readonly reply: FoundText | undefined;
  /** The hit at `index`, and null while its page is on the way. */
  readonly hit: TextHit | null;
  /** Hits of the page around it, for marking. */
  readonly near: readonly TextHit[];
}

/** The places of what is looked for, of which the page around `index` is here. */
export function useFind(transcriptId: number, index: number): FindState {
  const written = useFindQuery((state) => state.query);
  const replacement = useFindQuery((state) => state.replacement);
  const query = useSettled(written, settleMs);
  const page = Math.floor(index / pageSize);
  const { data } = useQuery({
    queryKey: [...queryKeys.found(transcriptId), query, replacement, page],
    queryFn: () => api['text.find']({ transcriptId, query, replacement, offset: page * pageSize, limit: pageSize }),
    enabled: query.text !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const reply = query.text === '' ? undefined : data;
  return { reply, hit: reply?.rows[index % pageSize] ?? null, near: reply?.rows ?? [] };
}
