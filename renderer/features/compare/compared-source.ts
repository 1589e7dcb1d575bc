import type { ComparedRow } from '#shared/version.ts';
import { api } from '../../api/api.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { PageSource } from '../../api/use-pages.ts';

export function comparedSource(leftId: number, rightId: number): PageSource<ComparedRow> {
  return {
    queryKey: queryKeys.compared(leftId, rightId),
    fetchPage: (page) => api['versions.compare']({ leftId, rightId, ...page }),
  };
}
