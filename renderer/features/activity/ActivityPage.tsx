import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { runningJob, useJobs } from '#renderer/data/recordings/jobs.ts';
import { useExpectedQueue } from '#renderer/data/recordings/use-expected.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import styles from './ActivityPage.module.css';
import { AnalysisQueue, useAnalysisQueue } from './AnalysisQueue.tsx';
import { Arrivals, Batches, MorningSummary } from './Batches.tsx';
import { Failed } from './Failed.tsx';
import { NextList } from './NextList.tsx';
import { Now } from './Now.tsx';
import { RunLog } from './RunLog.tsx';
import { useQueueControls } from './use-queue.ts';

/** What the computer does, what it does next and when all of it is done. `missing` names drives that are off. */
export function ActivityPage({ missing }: { readonly missing: ReactNode }) {
  const { t, format } = useWords();
  const running = useJobs((state) => runningJob(state.byId));
  const { data: counts } = useQuery({ queryKey: queryKeys.counts, queryFn: () => api['jobs.counts']({}) });
  const expected = useExpectedQueue(counts, running?.progress ?? null);
  const { isPaused, pauseAll, stopAfterThis, goOn } = useQueueControls();
  const isWorking = running !== null || (counts?.waiting ?? 0) > 0;
  const analyses = useAnalysisQueue();
  const isAnalysing = analyses !== undefined && (analyses.running !== null || analyses.waitingCount > 0);
  const time = expected === null ? null : t.activity.timeForAll(format.span(expected.leftMs), expected.isAtLeast);
  return (
    <>
      <PageHeader title={t.activity.title} aside={isWorking ? time : null}>
        {isPaused ? (
          <Button kind="primary" icon="play" onClick={goOn}>
            {t.activity.resume}
          </Button>
        ) : isWorking ? (
          <>
            {running ? (
              <Button kind="quiet" onClick={stopAfterThis}>
                {t.activity.stopAfterThis}
              </Button>
            ) : null}
            <Button icon="pause" onClick={pauseAll}>
              {t.activity.pauseAll}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        <div className={styles.main}>
          {isPaused ? (
            <Notice kind="info" title={running ? t.activity.stopsAfterThis : t.activity.paused}>
              {running ? t.activity.stopsAfterThisText : t.activity.pausedText}
            </Notice>
          ) : null}
          <AnalysisQueue />
          {isWorking || counts === undefined ? (
            <>
              <Now running={running} />
              <NextList count={counts?.waiting ?? 0} paused={counts?.paused ?? 0} />
            </>
          ) : isAnalysing ? null : (
            <EmptyState icon="check" title={t.activity.idleTitle}>
              <p>{(counts?.paused ?? 0) > 0 ? t.job.paused(counts?.paused ?? 0) : t.activity.idleText}</p>
            </EmptyState>
          )}
        </div>
        <aside className={styles.side} aria-label={t.activity.asideLabel}>
          <MorningSummary />
          <Batches />
          <Failed missing={missing} />
          <Arrivals />
          <RunLog />
        </aside>
      </div>
    </>
  );
}
