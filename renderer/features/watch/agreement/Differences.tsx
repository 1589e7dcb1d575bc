import type { Disagreement } from '#shared/judging/judging.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Agreement.module.css';

interface Props {
  readonly title: string;
  readonly differences: readonly Disagreement[];
}

/** Who said what of the same thing. */
export function Differences({ title, differences }: Props) {
  const { t } = useWords();
  if (differences.length === 0) return null;
  return (
    <>
      <h2 className={styles.title} dir="auto">
        {title}
      </h2>
      <ul className={styles.differences} aria-label={title}>
        {differences.map(({ recordingName, ruleName, startMs, matched, opinions }) => (
          <li key={`${recordingName} ${ruleName} ${startMs} ${matched}`}>
            <p dir="auto">
              <strong>{matched === '' ? ruleName : matched}</strong> · {ruleName} · {recordingName}{' '}
              {formatClock(startMs)}
            </p>
            <p className={styles.opinions} dir="auto">
              {opinions
                .map(({ name, verdict, reason }) => {
                  const said = t.judging.verdict[verdict as keyof typeof t.judging.verdict];
                  return `${name}: ${said}${reason === '' ? '' : ` (${reason})`}`;
                })
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
