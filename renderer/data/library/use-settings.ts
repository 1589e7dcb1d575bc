import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '#shared/settings.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

/** Settings of the library; undefined until they were read. */
export function useSettings(): Settings | undefined {
  return useQuery({ queryKey: queryKeys.settings, queryFn: () => api['settings.get']({}) }).data;
}

/** Saves at once; what is shown is what the services answered. */
export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<Settings>) => api['settings.set'](changes),
    onSuccess: (settings) => client.setQueryData(queryKeys.settings, settings),
  });
}
