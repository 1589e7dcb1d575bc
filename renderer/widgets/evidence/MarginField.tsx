import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Evidence.module.css';

const maxSeconds = 600;

/** How many seconds of sound and text stand around what is proved. */
export function MarginField({
  seconds,
  onChange,
}: {
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}) {
  const { t } = useWords();
  return (
    <label className={styles.field}>
      <span className={styles.fieldName}>{t.evidence.margin}</span>
      <input
        className={styles.input}
        type="number"
        min={0}
        max={maxSeconds}
        dir="auto"
        value={seconds}
        onChange={(event) => onChange(Math.max(0, Math.min(maxSeconds, Math.round(Number(event.target.value)))))}
      />
    </label>
  );
}
