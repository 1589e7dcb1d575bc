import { useQuery } from '@tanstack/react-query';
import type { MentionGroup, MentionPlace } from '#shared/analyses/mention-lists.ts';
import type { Page } from '#shared/page.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const pageSize = 200;
/** More are not drawn. */
const maxShown = 4000;

async function all<T>(ask: (page: { readonly offset: number; readonly limit: number }) => Promise<Page<T>>) {
  const rows: T[] = [];
  for (let total = 1; rows.length < Math.min(total, maxShown);) {
    const page = await ask({ offset: rows.length, limit: pageSize });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
    ({ total } = page);
  }
  return rows;
}

/** What the recording mentions, by value and name; undefined while it is asked for. */
export function useMentionGroups(recordingId: number): readonly MentionGroup[] | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.annotations(recordingId, 'mention groups'),
    queryFn: () => all((page) => api['mentions.groups']({ recordingId, ...page })),
  });
  return data;
}

/** Every place of it, in order; again when the text is another. */
export function useMentionPlaces(recordingId: number): readonly MentionPlace[] | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.annotations(recordingId, 'mention places'),
    queryFn: () => all((page) => api['mentions.places']({ recordingId, ...page })),
  });
  return data;
}
