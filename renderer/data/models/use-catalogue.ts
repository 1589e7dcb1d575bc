import { useQuery } from '@tanstack/react-query';
import type { CatalogueModel } from '#shared/model.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

export const catalogueQuery = { queryKey: queryKeys.catalogue, queryFn: () => api['models.catalogue']({}) };

/** The published models in the order of the advice, with live downloads; empty until it was asked for. */
export function useCatalogue(): readonly CatalogueModel[] {
  return useQuery(catalogueQuery).data ?? [];
}
