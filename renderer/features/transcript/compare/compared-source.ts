import type { ComparedRow } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { PageSource } from '#renderer/data/use-pages.ts';

export function comparedSource(leftId: number, rightId: number): PageSource<ComparedRow> {
  return {
    queryKey: queryKeys.compared(leftId, rightId),
    fetchPage: (page) => api['versions.compare']({ leftId, rightId, ...page }),
  };
}
