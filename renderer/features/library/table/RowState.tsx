import type { ListedRecording } from '#shared/catalogue/listed-recording.ts';
import type { RecordingState } from '#shared/recording.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { shareOf, useJob } from '#renderer/data/recordings/jobs.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { warningText } from '#renderer/widgets/warning-text.ts';
import styles from './RecordingTable.module.css';

const icons: Record<Exclude<RecordingState, 'done'>, IconName> = {
  running: 'wave',
  waiting: 'clock',
  paused: 'pause',
  failed: 'warning',
  cancelled: 'stop',
};

/** What there is to know of a recording in one line: nothing where it is done and all is well. Renders by itself. */
export function RowState({ recording }: { readonly recording: ListedRecording }) {
  const words = useWords();
  const { t, format, language } = words;
  const { state, progress } = useJob(recording.id) ?? recording;
  const share = shareOf(progress);
  const failure = recording.failure === null ? null : failureSentences(recording.failure, language);
  if (state === 'running' || (state === 'paused' && (progress?.doneMs ?? 0) > 0)) {
    const percent = share === null ? '' : format.percent(share);
    return (
      <span className={styles.state} data-state={state}>
        <span className={styles.bar}>
          <ProgressBar label={t.job.progressOf(recording.name)} share={share} isQuiet={state === 'paused'} />
        </span>
        <span className={styles.stateText}>{state === 'paused' ? `${t.state.paused} ${percent}` : percent}</span>
      </span>
    );
  }
  if (state !== 'done') {
    const isMissing = state === 'failed' && recording.failure?.code === 'file-missing';
    return (
      <span
        className={classNames(styles.state, state === 'failed' && styles.failed)}
        data-state={state}
        title={state === 'failed' && failure ? `${failure.what} ${failure.next}` : undefined}
      >
        <Icon name={icons[state]} size={14} />
        <span className={styles.stateText}>
          {isMissing ? t.missing.row : t.state[state]}
          {state === 'failed' && failure && !isMissing ? <span className={styles.why}> · {failure.what}</span> : null}
        </span>
      </span>
    );
  }
  const warnings = recording.warnings.filter(({ kind }) => kind !== 'demo-model').map((one) => warningText(one, words));
  const said = [
    ...(failure ? [`${t.job.lastRunFailed} ${failure.what}`] : []),
    ...(recording.isMissing ? [t.missing.row] : []),
    ...warnings,
  ];
  if (said.length === 0) return null;
  return (
    <span className={classNames(styles.state, styles.warned)} data-state={state} title={said.join('\n')}>
      <Icon name="warning" size={14} />
      <span className={styles.stateText}>{said[0]}</span>
    </span>
  );
}
