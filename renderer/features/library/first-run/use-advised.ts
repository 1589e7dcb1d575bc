import { useQuery } from '@tanstack/react-query';
import type { CatalogueModel } from '#shared/model.ts';
import { catalogueQuery } from '#renderer/data/models/use-catalogue.ts';

/** The model this computer would do best with, once the catalogue is here. */
export function useAdvised(): { readonly advised: CatalogueModel | undefined; readonly isKnown: boolean } {
  const { data, isPending } = useQuery(catalogueQuery);
  return { advised: data?.find(({ advice }) => advice.verdict === 'advised'), isKnown: !isPending };
}
