import { useQuery } from '@tanstack/react-query';
import type { ModelInfo } from '#shared/model.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

export function useModels(): {
  readonly models: readonly ModelInfo[];
  readonly isKnown: boolean;
  readonly error: unknown;
} {
  const { data, error } = useQuery({ queryKey: queryKeys.models, queryFn: () => api['models.list']({}) });
  return { models: data ?? [], isKnown: data !== undefined, error };
}
