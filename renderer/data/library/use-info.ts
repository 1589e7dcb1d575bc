import { useQuery } from '@tanstack/react-query';
import type { SystemInfo } from '#shared/system.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

export function useInfo(): SystemInfo | undefined {
  return useQuery({ queryKey: queryKeys.info, queryFn: () => api['system.info']({}) }).data;
}
