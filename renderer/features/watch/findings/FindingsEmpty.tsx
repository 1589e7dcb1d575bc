import { useQuery } from '@tanstack/react-query';
import type { FindingCounts, FindingFilter } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { plainFilter, setFindingsFilter } from '#renderer/state/findings-filter.ts';
import { navigate } from '#renderer/state/route.ts';
import { allOf } from './use-findings.ts';

/** Says why there is nothing: no lists yet, all decided, or filters that fit nothing. */
export function FindingsEmpty({ filter, counts }: { readonly filter: FindingFilter; readonly counts: FindingCounts }) {
  const { t } = useWords();
  const lists = useQuery({ queryKey: queryKeys.watchLists, queryFn: () => api['watchLists.list']({}) }).data?.lists;
  const isNarrow =
    filter.severities.length > 0 ||
    filter.listId !== null ||
    filter.recordingId !== null ||
    (filter.ruleId ?? null) !== null;
  if (isNarrow) {
    return (
      <EmptyState icon="flag" title={t.findings.noneTitle}>
        <Button onClick={() => setFindingsFilter({ ...plainFilter, states: filter.states })}>
          {t.findings.clearFilters}
        </Button>
      </EmptyState>
    );
  }
  if (allOf(counts) > 0) {
    return (
      <EmptyState icon="check" title={filter.states[0] === 'new' ? t.findings.doneTitle : t.findings.noneTitle}>
        <p>{t.findings.doneText}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="flag" title={t.findings.emptyTitle}>
      <p>{t.findings.emptyText}</p>
      {lists?.length === 0 ? (
        <Button kind="primary" icon="plus" onClick={() => navigate({ view: 'rules' })}>
          {t.findings.emptyAction}
        </Button>
      ) : null}
    </EmptyState>
  );
}
