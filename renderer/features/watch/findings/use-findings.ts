import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { failureOf } from '#shared/failure.ts';
import type { Page } from '#shared/page.ts';
import type { Finding, FindingCounts, FindingFilter, FindingSnapshot, FindingState } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { replaceRow } from '#renderer/data/pages.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { PageSource } from '#renderer/data/use-pages.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useFindingsFilter } from '#renderer/state/findings-filter.ts';
import { notify } from '#renderer/state/toasts.ts';

/** The list as it was when it was opened, and what has come since. */
export function useFindings() {
  const { filter, epoch } = useFindingsFilter();
  const start = useQuery({
    queryKey: queryKeys.findingsStart(filter, epoch),
    queryFn: () => api['findings.list']({ filter, snapshot: null, offset: 0, limit: 1 }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const snapshot = start.data?.snapshot;
  const fresh = useQuery({
    queryKey: queryKeys.findingsFresh(filter),
    queryFn: () => api['findings.list']({ filter, snapshot: null, offset: 0, limit: 1 }),
  }).data;
  const source = useMemo(() => sourceOf(filter, snapshot), [filter, snapshot]);
  const counts = fresh?.counts ?? start.data?.counts ?? null;
  const sinceCount =
    fresh && start.data && fresh.snapshot.lastId > start.data.snapshot.lastId
      ? sumOf(fresh.counts) - sumOf(start.data.counts)
      : 0;
  return {
    filter,
    source,
    counts,
    sinceCount: Math.max(0, sinceCount),
    error: start.error,
    retry: start.refetch,
  };
}

const sumOf = (counts: FindingCounts) => counts.new + counts.confirmed + counts.dismissed;

function sourceOf(filter: FindingFilter, snapshot: FindingSnapshot | undefined): PageSource<Finding> {
  return {
    queryKey: queryKeys.findingsRows(filter, snapshot?.lastId ?? 0, snapshot?.atMs ?? 0),
    fetchPage: (page) => api['findings.list']({ filter, snapshot: snapshot ?? null, ...page }),
    isEnabled: snapshot !== undefined,
  };
}

/** Decisions, shown at once where the list is; failures are said as toasts. */
export function useDecide() {
  const client = useQueryClient();
  const report = useReport();
  const { t, language } = useWords();
  const show = (changed: readonly Finding[]) => {
    for (const finding of changed) {
      client.setQueriesData<Page<Finding>>(
        { queryKey: queryKeys.findingsAllRows },
        (page) => page && replaceRow(page, finding),
      );
    }
    return changed;
  };
  const send = (finding: Finding, state: FindingState, reason: string) =>
    api['findings.decide']({ findingIds: [finding.id], state, reason }).then(show, report);
  /** Another window decided it otherwise: both decisions are said, and which of them holds is chosen. */
  const sayOther = (error: unknown, finding: Finding, state: FindingState, reason: string) => {
    const failure = failureOf(error);
    if (!/^finding-(?:confirmed|dismissed|reopened)$/.test(failure.code)) {
      report(error);
      return;
    }
    void client.invalidateQueries({ queryKey: queryKeys.findingsAllRows });
    const { what, next } = failureSentences(failure, language);
    const action = { label: t.findings.keepMine[state], onClick: () => void send(finding, state, reason) };
    notify({ text: what, detail: next, about: `finding ${finding.id}`, stays: true, action });
  };
  return {
    decide: (finding: Finding, state: FindingState, reason: string) => {
      const onto = [{ findingId: finding.id, state: finding.state, reason: finding.reason }];
      const decided = api['findings.decide']({ findingIds: [finding.id], state, reason, onto });
      void decided.then(show, (error: unknown) => sayOther(error, finding, state, reason));
    },
    undo: () => api['findings.undo']({}).then(show),
  };
}
