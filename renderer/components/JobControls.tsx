import type { RecordingState } from '#shared/recording.ts';
import { useWords } from '../locales/use-words.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './JobState.module.css';
import { useRecordingActions } from './use-recording-actions.ts';

/** Pause, resume, cancel and retry, as far as they make sense in this state. */
export function JobControls({ recordingId, state }: { readonly recordingId: number; readonly state: RecordingState }) {
  const { t } = useWords();
  const actions = useRecordingActions();
  if (state === 'done') return null;
  if (state === 'failed' || state === 'cancelled') {
    return (
      <Button size="s" icon="retry" onClick={() => actions.retry(recordingId)}>
        {t.job.retry}
      </Button>
    );
  }
  return (
    <span className={styles.controls}>
      {state === 'paused' ? (
        <IconButton size="s" icon="play" label={t.job.resume} onClick={() => actions.resume(recordingId)} />
      ) : (
        <IconButton size="s" icon="pause" label={t.job.pause} onClick={() => actions.pause(recordingId)} />
      )}
      <IconButton size="s" icon="close" label={t.job.cancel} onClick={() => actions.cancel(recordingId)} />
    </span>
  );
}
