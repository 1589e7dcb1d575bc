import type { FailureCode } from '#shared/failure.ts';
import type { Recording, RecordingState } from '#shared/recording.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import styles from './JobState.module.css';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';

/** Failures of the file itself: the same file fails the same way, so the way out is to remove it. */
const hopeless: ReadonlySet<FailureCode> = new Set([
  'file-empty',
  'not-a-file',
  'not-audio',
  'no-audio-track',
  'too-short',
  'damaged-header',
  'playlist-refused',
]);

/** The file of this recording is somewhere else: the app asks where. */
const elsewhere: ReadonlySet<FailureCode> = new Set(['file-missing', 'source-changed']);

interface Props {
  readonly recording: Pick<Recording, 'id' | 'name' | 'failure'>;
  readonly state: RecordingState;
  readonly isRow?: boolean;
}

/** Pause, resume, cancel, retry or remove, as far as they make sense in this state. */
export function JobControls({ recording, state, isRow = false }: Props) {
  const recordingId = recording.id;
  const { t } = useWords();
  const actions = useRecordingActions();
  if (state === 'done' && !(recording.failure && elsewhere.has(recording.failure.code))) return null;
  if (state === 'failed' && recording.failure && hopeless.has(recording.failure.code)) {
    return (
      <Button size="s" tabIndex={isRow ? -1 : undefined} icon="bin" onClick={() => actions.remove([recording])}>
        {t.library.toBin}
      </Button>
    );
  }
  if ((state === 'failed' || state === 'done') && recording.failure && elsewhere.has(recording.failure.code)) {
    return (
      <span className={styles.controls}>
        {isRow ? null : (
          <Button size="s" tabIndex={isRow ? -1 : undefined} onClick={() => actions.locate(recordingId)}>
            {t.libraryHealth.locate}
          </Button>
        )}
        <IconButton
          size="s"
          tabIndex={isRow ? -1 : undefined}
          icon="retry"
          label={t.job.retry}
          onClick={() => actions.retry(recordingId)}
        />
      </span>
    );
  }
  if (state === 'failed' || state === 'cancelled') {
    return (
      <Button size="s" tabIndex={isRow ? -1 : undefined} icon="retry" onClick={() => actions.retry(recordingId)}>
        {t.job.retry}
      </Button>
    );
  }
  return (
    <span className={styles.controls}>
      {state === 'paused' ? (
        <IconButton
          size="s"
          tabIndex={isRow ? -1 : undefined}
          icon="play"
          label={t.job.resume}
          onClick={() => actions.resume(recordingId)}
        />
      ) : (
        <IconButton
          size="s"
          tabIndex={isRow ? -1 : undefined}
          icon="pause"
          label={t.job.pause}
          onClick={() => actions.pause(recordingId)}
        />
      )}
      <IconButton
        size="s"
        tabIndex={isRow ? -1 : undefined}
        icon="close"
        label={t.job.cancel}
        onClick={() => actions.cancel(recordingId)}
      />
    </span>
  );
}
