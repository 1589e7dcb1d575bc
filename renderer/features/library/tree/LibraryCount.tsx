import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';

/** How many recordings there are; nothing while there is none. */
export function LibraryCount() {
  const { format } = useWords();
  const { data } = useQuery({ queryKey: queryKeys.listCounts, queryFn: () => api['recordings.counts']({}) });
  return data && data.all > 0 ? <span>{format.number(data.all)}</span> : null;
}
