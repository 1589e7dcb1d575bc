import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { failureOf } from '#shared/failure.ts';
import type { Page } from '#shared/page.ts';
import type {
  AlikeScope,
  Finding,
  FindingCounts,
  FindingFilter,
  FindingSnapshot,
  FindingState,
} from '#shared/watch.ts';
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
      ? allOf(fresh.counts) - allOf(start.data.counts)
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

/** Findings of every state. */
export function allOf(counts: FindingCounts): number {
  return counts.new + counts.confirmed + counts.unsure + counts.dismissed;
}

function sourceOf(filter: FindingFilter, snapshot: FindingSnapshot | undefined): PageSource<Finding> {
  return {
    queryKey: queryKeys.findingsRows(filter, snapshot?.lastId ?? 0, snapshot?.atMs ?? 0),
    fetchPage: (page) => api['findings.list']({ filter, snapshot: snapshot ?? null, ...page }),
    isEnabled: snapshot !== undefined,
  };
}

/** Another window decided it otherwise: both decisions are said, and which of them holds is chosen. */
function useOtherDecision(show: (changed: readonly Finding[]) => unknown) {
  const client = useQueryClient();
  const report = useReport();
  const { t, language } = useWords();
  const send = (findingIds: number[], state: FindingState, reason: string) =>
    api['findings.decide']({ findingIds, state, reason }).then(show, report);
  return (error: unknown, findingIds: number[], state: FindingState, reason: string) => {
    const failure = failureOf(error);
    if (!/^finding-(?:confirmed|unsure|dismissed|reopened)$/.test(failure.code)) {
      report(error);
      return;
    }
    void client.invalidateQueries({ queryKey: queryKeys.findingsAllRows });
    const { what, next } = failureSentences(failure, language);
    const action = { label: t.findings.keepMine[state], onClick: () => void send(findingIds, state, reason) };
    notify({ text: what, detail: next, about: `findings ${findingIds.join(' ')}`, stays: true, action });
  };
}

/** Decisions, shown at once where the list is; each resolves with how many findings it was about. */
export function useDecide() {
  const client = useQueryClient();
  const show = (changed: readonly Finding[]) => {
    for (const finding of changed) {
      client.setQueriesData<Page<Finding>>(
        { queryKey: queryKeys.findingsAllRows },
        (page) => page && replaceRow(page, finding),
      );
    }
    return changed;
  };
  const sayOther = useOtherDecision(show);
  return {
    decide: async (findings: readonly Finding[], state: FindingState, reason: string) => {
      const onto = findings.map(({ id, state: known, reason: why }) => ({ findingId: id, state: known, reason: why }));
      const findingIds = findings.map(({ id }) => id);
      try {
        return show(await api['findings.decide']({ findingIds, state, reason, onto })).length;
      } catch (error) {
        sayOther(error, findingIds, state, reason);
        return 0;
      }
    },
    decideAlike: async (findingId: number, scope: AlikeScope, state: FindingState, reason: string) => {
      const count = await api['findings.decideAlike']({ findingId, scope, state, reason });
      await client.invalidateQueries({ queryKey: queryKeys.findingsAllRows });
      return count;
    },
    setRemark: async (findingId: number, remark: string) => {
      show([await api['findings.setRemark']({ findingId, remark })]);
    },
    setLabels: async (findingIds: number[], change: { readonly add?: string[]; readonly remove?: string[] }) => {
      show(await api['findings.setLabels']({ findingIds, ...change }));
      await client.invalidateQueries({ queryKey: queryKeys.findingLabels });
    },
    undo: async () => {
      const changed = await api['findings.undo']({});
      // Many may have changed that are not shown now.
      if (changed.length > 50) await client.invalidateQueries({ queryKey: queryKeys.findingsAllRows });
      return show(changed);
    },
  };
}
