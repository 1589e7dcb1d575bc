import { useState } from 'react';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from '../Quality.module.css';
import { usePercent } from '../use-percent.ts';
import { useClassExamples } from '../use-quality.ts';

/** What a class was taught, newest first; each can be forgotten and taken back. */
export function ClassExamples({ classId, count }: { readonly classId: number; readonly count: number }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (count === 0) return null;
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t.quality.taughtBy(count)}</summary>
      {isOpen ? <List classId={classId} /> : null}
    </details>
  );
}

function List({ classId }: { readonly classId: number }) {
  const { t } = useWords();
  const percent = usePercent();
  const report = useReport();
  const { data } = useClassExamples(classId);
  return (
    <table className={styles.table}>
      <tbody>
        {data?.rows.map(({ id, text, isTrue, isForgotten, score, recordingName }) => (
          <tr key={id} className={styles.row}>
            <td className={isForgotten ? styles.quiet : isTrue ? styles.bad : styles.good}>
              {isForgotten ? t.quality.forgotten : isTrue ? t.quality.isIt : t.quality.isNot}
            </td>
            <td dir="auto">{text}</td>
            <td dir="auto">{recordingName}</td>
            <td className={styles.number}>{percent(score)}</td>
            <td className={styles.number}>
              <Button
                size="s"
                kind="quiet"
                onClick={() => void api['classes.forget']({ exampleId: id, isForgotten: !isForgotten }).catch(report)}
              >
                {isForgotten ? t.quality.remember : t.quality.forget}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
