import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';

/** Everything under this key is asked for again when something of the lab changes. */
const keyOf = (...rest: readonly (string | number)[]) => [...queryKeys.quality, ...rest];

export function useRuns() {
  return useQuery({ queryKey: keyOf('runs'), queryFn: () => api['quality.runs']({}) });
}

export function useRun(runId: number) {
  return useQuery({ queryKey: keyOf('run', runId), queryFn: () => api['quality.run']({ runId }) });
}

export function useSets() {
  return useQuery({ queryKey: keyOf('sets'), queryFn: () => api['quality.sets']({}) });
}

export function useReferences() {
  return useQuery({ queryKey: keyOf('references'), queryFn: () => api['quality.references']({}) });
}

export function useComparison(a: number, b: number) {
  return useQuery({ queryKey: keyOf('compare', a, b), queryFn: () => api['quality.compare']({ a, b }), retry: false });
}

export function useTunings() {
  return useQuery({ queryKey: keyOf('tunings'), queryFn: () => api['quality.tunings']({}) });
}

export function useClasses() {
  return useQuery({ queryKey: keyOf('classes'), queryFn: () => api['classes.list']({}) });
}

export function useClassExamples(classId: number) {
  return useQuery({
    queryKey: keyOf('examples', classId),
    queryFn: () => api['classes.examples']({ classId, offset: 0, limit: 200 }),
  });
}

export function useProgress() {
  return useQuery({ queryKey: queryKeys.qualityProgress, queryFn: () => api['quality.progress']({}) }).data ?? null;
}
