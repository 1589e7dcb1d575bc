import { useWords } from '#renderer/locales/use-words.ts';
import { setTranscriptMode, transcriptModes, useTranscriptMode } from '#renderer/state/transcript-mode.ts';
import styles from './ModeSwitch.module.css';

/** What the text is opened for. */
export function ModeSwitch() {
  const { t } = useWords();
  const present = useTranscriptMode(({ mode }) => mode);
  return (
    <div className={styles.switch} role="group" aria-label={t.modes.label}>
      {transcriptModes.map((mode) => (
        <button
          key={mode}
          type="button"
          className={styles.mode}
          aria-pressed={mode === present}
          onClick={() => setTranscriptMode(mode)}
        >
          {t.modes.names[mode]}
        </button>
      ))}
    </div>
  );
}
