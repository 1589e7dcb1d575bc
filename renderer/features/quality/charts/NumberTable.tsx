import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Charts.module.css';

/** The numbers of a picture, for those who do not see it or want to read them. */
export function NumberTable({
  title,
  head,
  rows,
}: {
  /** Where there is no picture whose numbers they are. */
  readonly title?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  const { t } = useWords();
  return (
    <details className={styles.numbers}>
      <summary>{title ?? t.quality.asTable}</summary>
      <table>
        <thead>
          <tr>
            {head.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, nth) => (
                <td key={head[nth] ?? nth}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
