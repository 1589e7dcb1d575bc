import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Charts.module.css';

/** The numbers of a picture, for those who do not see it or want to read them. */
export function NumberTable({
  summary,
  head,
  rows,
}: {
  /** Where there is no picture whose numbers they are. */
  readonly summary?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  const { t } = useWords();
  return (
    <details className={styles.numbers}>
      <summary>{summary ?? t.quality.asTable}</summary>
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
