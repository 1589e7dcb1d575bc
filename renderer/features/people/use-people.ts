import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Person } from '#shared/analyses/voices.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';

/** Everybody whose voice is remembered, by name; undefined until that is known. */
export function usePeople(): readonly Person[] | undefined {
  return useQuery({ queryKey: queryKeys.people, queryFn: () => api['people.list']({}) }).data;
}

/** Calls something that changes people, and asks for them again. */
export function useChangePeople(): <T>(change: () => Promise<T>) => Promise<T> {
  const client = useQueryClient();
  return async (change) => {
    try {
      return await change();
    } finally {
      await client.invalidateQueries({ queryKey: queryKeys.people });
    }
  };
}
