import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

const some = { offset: 0, limit: 8 };

export function useSources() {
  return useQuery({ queryKey: queryKeys.sources, queryFn: () => api['sources.list']({}) }).data ?? [];
}

/** The newest few. */
export function useArrivals() {
  return useQuery({ queryKey: queryKeys.arrivals, queryFn: () => api['sources.arrivals'](some) }).data;
}

export function useBatches() {
  return useQuery({ queryKey: queryKeys.batches, queryFn: () => api['batches.list'](some) }).data;
}

/** Batches that ended since someone looked. */
export function useSummary() {
  return useQuery({ queryKey: queryKeys.summary, queryFn: () => api['batches.summary']({}) }).data ?? [];
}
