import type { Recording } from '#shared/recording.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import styles from './RecordingNotes.module.css';
import { warningText } from './warning-text.ts';

/** What a person should know of a recording: why it failed and what to do, or what is odd about its text. */
export function RecordingNotes({ recording }: { readonly recording: Recording }) {
  const words = useWords();
  const state = useJob(recording.id)?.state ?? recording.state;
  // Of a finished one: why the run after it came to nothing.
  const isShown = state === 'failed' || state === 'done';
  const failure = isShown && recording.failure ? failureSentences(recording.failure, words.language) : null;
  const warnings = recording.warnings.filter((warning) => warning.kind !== 'demo-model');
  if (!failure && warnings.length === 0) return null;
  return (
    <div className={styles.notes}>
      {failure ? (
        <p>
          {state === 'done' ? `${words.t.job.lastRunFailed} ` : null}
          <span className={styles.what}>{failure.what}</span> {failure.next}
        </p>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning.kind}>{warningText(warning, words)}</p>
      ))}
    </div>
  );
}
