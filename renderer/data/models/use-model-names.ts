import { isDemoId } from '#shared/model.ts';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '#renderer/locales/use-words.ts';
import { catalogueQuery } from './use-catalogue.ts';
import { useModels } from './use-models.ts';

/** What a model is called by its id: as published, by its file, or by the id where it is not here any more. */
export function useModelNames(): (modelId: string) => string {
  const { t, language } = useWords();
  const { models } = useModels();
  const { data: published = [] } = useQuery(catalogueQuery);
  return (modelId) => {
    if (isDemoId(modelId)) return t.models.demoName;
    const known = published.find(({ id }) => id === modelId);
    return known?.name[language] ?? models.find(({ id }) => id === modelId)?.fileName ?? modelId;
  };
}
