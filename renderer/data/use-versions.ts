import { useQuery } from '@tanstack/react-query';
import type { Version } from '#shared/version.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from './query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useModels } from './use-models.ts';

/** Newest first, removed ones among them; undefined while they are on the way. */
export function useVersions(recordingId: number): readonly Version[] | undefined {
  return useQuery({
    queryKey: queryKeys.versions(recordingId),
    queryFn: () => api['versions.list']({ recordingId }),
  }).data;
}

/** What tells one version from another: the model, and when it was made. */
export function useVersionNames(): (version: Version) => { readonly model: string; readonly made: string } {
  const { t, format } = useWords();
  const { models } = useModels();
  return ({ modelId, startedAtMs }) => {
    const model = models.find(({ id }) => id === modelId);
    const isDemo = model?.kind === 'demo' || modelId === 'demo';
    return { model: isDemo ? t.models.demoName : (model?.fileName ?? modelId), made: format.date(startedAtMs) };
  };
}
