import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useRecording } from '#renderer/data/recordings/use-recording.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import page from './ActivityPage.module.css';
import styles from './Now.module.css';
import { RecordingLink } from './RecordingLink.tsx';

export function useAnalysisQueue() {
  return useQuery({ queryKey: queryKeys.analysisState, queryFn: () => api['analyses.state']({}) }).data;
}

/** Analyses that run, wait or were paused, and what can be done with all of them; nothing while there are none. */
export function AnalysisQueue() {
  const { t, format } = useWords();
  const report = useReport();
  const queue = useAnalysisQueue();
  if (queue === undefined) return null;
  const { running, waitingCount, pausedCount, isPaused, leftSeconds } = queue;
  if (running === null && waitingCount + pausedCount === 0) return null;
  const change = (which: 'pause' | 'resume' | 'cancel') =>
    void api['analyses.changeAll']({ change: which }).catch(report);
  const isStopped = isPaused || (running === null && waitingCount === 0);
  const facts = [
    waitingCount > 0 ? t.analyses.waitingCount(waitingCount) : null,
    pausedCount > 0 ? t.analyses.pausedCount(pausedCount) : null,
    leftSeconds > 0 && !isStopped ? t.analyses.left(format.span(leftSeconds * 1000)) : null,
  ].filter((fact) => fact !== null);
  return (
    <section aria-label={t.analyses.title} className={styles.now}>
      <h2 className={page.title}>{t.analyses.title}</h2>
      <div className={styles.card}>
        {running === null ? null : (
          <Running
            recordingId={running.recordingId}
            name={t.analyses.names[running.analyzer] ?? running.analyzer}
            share={running.totalMs ? Math.min(1, running.doneMs / running.totalMs) : null}
          />
        )}
        <div className={styles.foot}>
          <span className={styles.none}>{facts.join(' · ')}</span>
          {isStopped ? (
            <Button size="s" icon="play" onClick={() => change('resume')}>
              {t.analyses.resumeAll}
            </Button>
          ) : (
            <Button size="s" icon="pause" onClick={() => change('pause')}>
              {t.analyses.pauseAll}
            </Button>
          )}
          <Button size="s" kind="quiet" onClick={() => change('cancel')}>
            {t.analyses.cancelAll}
          </Button>
        </div>
      </div>
    </section>
  );
}

interface RunningProps {
  readonly recordingId: number;
  readonly name: string;
  readonly share: number | null;
}

function Running({ recordingId, name, share }: RunningProps) {
  const { t } = useWords();
  const { data } = useRecording(recordingId);
  if (!data) return null;
  return (
    <>
      <RecordingLink recordingId={recordingId} name={data.name} what={name} />
      <ProgressBar label={t.analyses.progressOf(name, data.name)} share={share} />
    </>
  );
}
