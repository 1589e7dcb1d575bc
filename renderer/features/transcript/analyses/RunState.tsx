import { failureText } from '#shared/text/failure-text.ts';
import { api } from '#renderer/api/api.ts';
import type { AnalysisState } from '#renderer/data/analyses/use-analyses.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import styles from './Analyses.module.css';

interface Props {
  readonly label: string;
  readonly state: AnalysisState;
  readonly durationMs: number | null;
}

export function isUnderWay({ newest }: AnalysisState): boolean {
  return newest?.state === 'waiting' || newest?.state === 'running';
}

/** How far a run is, with what can be done about it; nothing once it is done. */
export function RunState({ label, state, durationMs }: Props) {
  const { t, format, language } = useWords();
  const report = useReport();
  const { newest, doneMs } = state;
  if (!newest || newest.state === 'done') return null;
  const { id: runId, failure } = newest;
  const act = (name: 'pause' | 'cancel' | 'resume') => () => void api[`analyses.${name}`]({ runId }).catch(report);
  if (isUnderWay(state)) {
    const isRunning = newest.state === 'running';
    const share = isRunning && durationMs ? Math.min(1, doneMs / durationMs) : null;
    return (
      <div className={styles.run}>
        <ProgressBar label={label} share={share} />
        <span className={styles.facts}>
          {isRunning ? t.analyses.running(format.clock(doneMs), format.clock(durationMs)) : t.analyses.waiting}
        </span>
        <Button size="s" kind="quiet" onClick={act('pause')}>
          {t.analyses.pause}
        </Button>
        <Button size="s" kind="quiet" onClick={act('cancel')}>
          {t.analyses.cancel}
        </Button>
      </div>
    );
  }
  if (newest.state === 'cancelled') return null;
  return (
    <div className={styles.run}>
      <p className={styles.text}>
        {failure === null ? t.analyses.paused : Object.values(failureText(failure, language)).join(' ')}
      </p>
      <Button size="s" onClick={act('resume')}>
        {failure === null ? t.analyses.resume : t.analyses.again}
      </Button>
    </div>
  );
}
