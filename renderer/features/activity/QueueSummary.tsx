import type { JobProgress } from '#shared/recording.ts';
import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useExpectedQueue } from '#renderer/data/recordings/use-expected.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { runningJob, shareOf, useJobs } from '#renderer/data/recordings/jobs.ts';
import { plainCaption } from '#renderer/widgets/job-caption.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { navigate, useRoute } from '#renderer/state/route.ts';
import { useLive } from '#renderer/state/live.ts';
import { SidebarItem } from '#renderer/widgets/SidebarItem.tsx';
import { useUploads } from '#renderer/data/recordings/uploads.ts';
import { useAnalysisQueue } from './AnalysisQueue.tsx';
import styles from './QueueSummary.module.css';

/** The foot of the sidebar: what is being transcribed now and how much is still to come. */
export function QueueSummary() {
  const words = useWords();
  const { t, format } = words;
  const running = useJobs((state) => runningJob(state.byId));
  const { data: counts } = useQuery({ queryKey: queryKeys.counts, queryFn: () => api['jobs.counts']({}) });
  const { waiting, paused } = counts ?? { waiting: 0, paused: 0 };
  const live = useLive(({ live: own }) => (own !== null && own.recordingId === running?.recordingId ? own : null));
  const liveCaption = live && (live.isPaused ? t.live.paused : t.live.recording);
  const analyses = useAnalysisQueue();
  const analysing = (analyses?.waitingCount ?? 0) + (analyses?.running ? 1 : 0);
  const isUploading = useUploads((state) => state.name !== null);
  const share = shareOf(running?.progress ?? null);
  const expected = useExpectedQueue(counts, running?.progress ?? null);
  const isStopped = useSettings()?.isQueuePaused ?? false;
  const isShown = useRoute((state) => state.route.view === 'activity');
  const rest = [
    isStopped ? t.activity.paused : null,
    waiting > 0 ? t.job.waiting(waiting) : null,
    waiting > 0 && expected !== null ? t.job.inAll(format.span(expected.leftMs), expected.isAtLeast) : null,
    paused > 0 ? t.job.paused(paused) : null,
    analysing > 0 ? t.analyses.analysingCount(analysing) : null,
  ].filter((part) => part !== null);
  const summary = rest.join(' · ');
  return (
    <section className={styles.queue} aria-label={t.nav.activity}>
      <Uploads />
      <div className={running || rest.length > 0 || isUploading ? styles.now : undefined}>
        {running ? (
          <button
            type="button"
            className={styles.running}
            aria-label={t.job.progressOf(running.name ?? '')}
            data-tip="cut"
            onClick={() => navigate({ view: 'activity' })}
          >
            <span className={styles.line}>
              <span className={styles.name} dir="auto">
                {running.name}
              </span>
              <span className={styles.share}>{share === null ? null : format.percent(share)}</span>
            </span>
            <ProgressBar label={t.job.progressOf(running.name ?? '')} share={share} />
            <span className={styles.caption}>{liveCaption ?? shortCaption(running.progress, words)}</span>
          </button>
        ) : null}
        {running || rest.length > 0 ? <p className={styles.rest}>{summary || '\u00a0'}</p> : null}
      </div>
      <div className={styles.door}>
        <SidebarItem
          icon="wave"
          label={t.nav.activity}
          isCurrent={isShown}
          badge={waiting + paused > 0 ? <span title={summary}>{format.number(waiting + paused)}</span> : null}
          onOpen={() => navigate({ view: 'activity' })}
        />
      </div>
    </section>
  );
}

/** The sidebar is narrow: what one waits for comes first. */
function shortCaption(progress: JobProgress | null, { t, format }: ReturnType<typeof useWords>): string {
  const left = progress?.leftMs ?? null;
  const parts = [
    left === null ? null : t.job.left(format.span(left)),
    progress?.speed ? format.speed(progress.speed) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : plainCaption(progress, t);
}

function Uploads() {
  const { t } = useWords();
  const { name, share, doneCount, totalCount } = useUploads();
  if (name === null) return null;
  return (
    <div className={styles.upload}>
      <span className={styles.line}>
        <span className={styles.name} dir="auto">
          {t.add.uploading(name)}
        </span>
        {totalCount > 1 ? (
          <span className={styles.share}>{t.add.uploadCount(Math.min(doneCount + 1, totalCount), totalCount)}</span>
        ) : null}
      </span>
      <ProgressBar label={t.add.uploading(name)} share={share} isQuiet />
    </div>
  );
}
