import { useQuery } from '@tanstack/react-query';
import type { ModelInfo } from '#shared/model.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';

export function useModels(): { readonly models: readonly ModelInfo[]; readonly error: unknown } {
  const { data, error } = useQuery({ queryKey: queryKeys.models, queryFn: () => api['models.list']({}) });
  return { models: data ?? [], error };
}

/** The demo model by its name in the interface language, others by their file. */
export function useModelName(modelId: string | null): string | null {
  const { t } = useWords();
  const { models } = useModels();
  if (modelId === null) return null;
  const model = models.find(({ id }) => id === modelId);
  return model?.kind === 'demo' || modelId === 'demo' ? t.models.demoName : (model?.fileName ?? modelId);
}
