import { useQuery } from '@tanstack/react-query';
import type { SystemInfo } from '#shared/system.ts';
import { api } from '../api/api.ts';
import { queryKeys } from '../api/query-keys.ts';

export function useInfo(): SystemInfo | undefined {
  return useQuery({ queryKey: queryKeys.info, queryFn: () => api['system.info']({}) }).data;
}
