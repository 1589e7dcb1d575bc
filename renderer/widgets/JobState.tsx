import type { Recording, RecordingState } from '#shared/recording.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { shareOf, useJob } from '#renderer/data/recordings/jobs.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { JobControls } from './JobControls.tsx';
import { jobCaption } from './job-caption.ts';
import styles from './JobState.module.css';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useExpected } from '#renderer/data/recordings/use-expected.ts';

const icons: Record<RecordingState, IconName> = {
  running: 'wave',
  waiting: 'clock',
  paused: 'pause',
  done: 'check',
  failed: 'warning',
  cancelled: 'stop',
};

interface Props {
  readonly recording: Pick<Recording, 'id' | 'name' | 'state' | 'progress' | 'failure' | 'durationMs' | 'jobModelId'>;
  readonly hasControls?: boolean;
  /** Among others in a list: what is said of many at once is not said again. */
  readonly isRow?: boolean;
}

/** State of one recording with its live progress; renders by itself, not with the list around it. */
export function JobState({ recording, hasControls = true, isRow = false }: Props) {
  const words = useWords();
  const { state, progress } = useJob(recording.id) ?? recording;
  const expected = useExpected({ ...recording, state, progress });
  const share = shareOf(progress);
  const isStarted = progress !== null && progress.doneMs > 0;
  const controls = hasControls ? <JobControls recording={recording} state={state} isRow={isRow} /> : null;
  if (state === 'running' || (state === 'paused' && isStarted)) {
    return (
      <div className={styles.state} data-state={state}>
        <div className={styles.progress}>
          <ProgressBar label={words.t.job.progressOf(recording.name)} share={share} isQuiet={state === 'paused'} />
          <p className={styles.caption}>
            <span className={styles.share}>{share === null ? null : words.format.percent(share)}</span>
            <span className={styles.detail}>
              {state === 'paused' ? words.t.state.paused : jobCaption(progress, words)}
            </span>
          </p>
        </div>
        {controls}
      </div>
    );
  }
  return (
    <div className={styles.state} data-state={state}>
      <span className={classNames(styles.label, styles[state])}>
        <Icon name={icons[state]} size={15} />
        {state === 'failed' && recording.failure?.code === 'file-missing' ? words.t.missing.row : words.t.state[state]}
        {expected === null ? null : (
          <span className={styles.expected}>{words.t.job.expected(words.format.span(expected))}</span>
        )}
      </span>
      {controls}
    </div>
  );
}
