import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { howOf } from './how-of.ts';

/** The file as it would be saved; `shown` is still that of the option before while `data` is being made. */
export function useRendered(transcriptId: number, how: ReturnType<typeof howOf>) {
  const {
    data: shown,
    isPlaceholderData,
    error,
    refetch,
  } = useQuery({
    queryKey: queryKeys.rendered(transcriptId, JSON.stringify(how)),
    queryFn: () => api['exports.render']({ transcriptId, ...how }),
    // Edits and new text change it; a dialog that opens shows what is there now.
    staleTime: 0,
    gcTime: 0,
    // Of the same format the page stays while it is rendered again.
    placeholderData: (before, query) => (query?.queryKey[2]?.includes(`"format":"${how.format}"`) ? before : undefined),
  });
  return { shown, data: isPlaceholderData ? undefined : shown, error, retry: () => void refetch() };
}
