import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import styles from './Now.module.css';

interface Props {
  readonly recordingId: number;
  readonly name: string;
  /** What is done with it, where that is not plain. */
  readonly what?: string;
}

/** The name of what is worked on, which leads to its page. */
export function RecordingLink({ recordingId, name, what }: Props) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.name}
      title={t.activity.open(name)}
      onClick={() => openTranscript(recordingId)}
    >
      {what === undefined ? null : (
        <>
          <bdi>{what}</bdi> ·{' '}
        </>
      )}
      <bdi>{name}</bdi>
    </button>
  );
}
