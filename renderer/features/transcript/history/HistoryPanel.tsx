import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { HistoryStep } from '#shared/edits/step.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { watchCursor } from '#renderer/state/cursor-moves.ts';
import { useRoute } from '#renderer/state/route.ts';
import { foldSteps } from './fold-steps.ts';
import styles from './HistoryPanel.module.css';

const stepsAtOnce = 100;

interface Props {
  readonly recordingId: number;
  readonly transcriptId: number;
}

/** Every step that can be taken back or done again, newest first; a click goes there. */
export function HistoryPanel({ recordingId, transcriptId }: Props) {
  const { t } = useWords();
  const goTo = useGoTo(recordingId, transcriptId);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: queryKeys.history(transcriptId),
    queryFn: ({ pageParam }) => api['edits.history']({ transcriptId, offset: pageParam, limit: stepsAtOnce }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      pages.length * stepsAtOnce < last.total ? pages.length * stepsAtOnce : undefined,
  });
  const steps = foldSteps(data?.pages.flatMap(({ rows }) => rows) ?? []);
  const nowId = steps.find(({ isDone }) => isDone)?.stepId ?? null;
  return (
    <SidePanel title={t.history.title}>
      <div className={styles.body}>
        {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : null}
        {data && steps.length === 0 ? (
          <div className={styles.none}>
            <p className={styles.noneTitle}>{t.history.none}</p>
            <p>{t.history.noneText}</p>
          </div>
        ) : null}
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.stepId}>
              <Step step={step} isNow={step.stepId === nowId} onGo={() => goTo(step.stepId)} />
            </li>
          ))}
          {data && steps.length > 0 && !hasNextPage ? (
            <li>
              <button type="button" className={styles.step} aria-current={nowId === null} onClick={() => goTo(null)}>
                <span className={styles.name}>{t.history.start}</span>
              </button>
            </li>
          ) : null}
        </ol>
        {hasNextPage ? (
          <Button size="s" onClick={() => void fetchNextPage()}>
            {t.history.more}
          </Button>
        ) : null}
      </div>
    </SidePanel>
  );
}

function Step({
  step,
  isNow,
  onGo,
}: {
  readonly step: HistoryStep;
  readonly isNow: boolean;
  readonly onGo: () => void;
}) {
  const { t, format } = useWords();
  return (
    <button
      type="button"
      className={styles.step}
      aria-current={isNow}
      data-undone={step.isDone ? undefined : ''}
      onClick={onGo}
    >
      <span className={styles.name}>{t.history.steps[step.name](step.detail)}</span>
      <span className={styles.at}>{isNow ? t.history.now : format.date(step.atMs)}</span>
    </button>
  );
}

function useGoTo(recordingId: number, transcriptId: number) {
  const { t } = useWords();
  const report = useReport();
  const client = useQueryClient();
  return (stepId: number | null) => {
    const go = async () => {
      const isUnmoved = watchCursor();
      const { startMs, skippedCount } = await api['edits.goTo']({ transcriptId, stepId });
      await client.invalidateQueries({ queryKey: queryKeys.history(transcriptId) });
      if (startMs !== null && isUnmoved()) {
        useRoute.setState({ target: { recordingId, atMs: startMs, isPlaying: false } });
      }
      if (skippedCount > 0) notify({ text: t.editing.skipped(skippedCount) });
    };
    void go().catch(report);
  };
}
