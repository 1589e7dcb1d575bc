import type { AgreementRow, Figure, Recall } from '#shared/judging/judging.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Agreement.module.css';

interface Props {
  readonly rows: readonly AgreementRow[];
  readonly recall: Recall | null;
}

/** The figures by rule, each with its interval. */
export function AgreementTable({ rows, recall }: Props) {
  const { t, format } = useWords();
  const shown = rows.filter(({ count, precision }) => count > 0 || precision.judged > 0);
  return (
    <>
      {shown.length === 0 ? null : (
        <div className={styles.wide}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t.judging.rule}</th>
                <th scope="col">{t.judging.count}</th>
                <th scope="col">{t.judging.raw}</th>
                <th scope="col">{t.judging.kappa}</th>
                <th scope="col">{t.judging.ac1}</th>
                <th scope="col">{t.judging.alpha}</th>
                <th scope="col">{t.judging.precision}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ rule, ruleName, count, raw, kappa, ac1, alpha, precision }) => (
                <tr key={rule ?? ''}>
                  <th scope="row" dir="auto">
                    {rule === null ? t.judging.all : ruleName}
                  </th>
                  <td>{format.number(count)}</td>
                  <Cell figure={raw} isShare />
                  <Cell figure={kappa} />
                  <Cell figure={ac1} />
                  <Cell figure={alpha} />
                  <Cell figure={precision} isShare />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {recall === null ? null : (
        <p className={styles.recall}>
          <strong>{t.judging.recall}: </strong>
          {recall.recall === null ? '–' : format.percent(recall.recall)}
          {recall.interval === null
            ? ''
            : ` (${t.judging.interval(format.percent(recall.interval.low), format.percent(recall.interval.high))})`}
          {'. '}
          {t.judging.recallText(recall.missed, recall.sampled, recall.passages)}
        </p>
      )}
    </>
  );
}

function Cell({
  figure: { value, interval },
  isShare = false,
}: {
  readonly figure: Figure;
  readonly isShare?: boolean;
}) {
  const { t, format } = useWords();
  // With a minus as long as its digits.
  const coefficient = (one: number) => format.number(Math.round(one * 100) / 100).replace('-', '−');
  const written = (one: number) => (isShare ? format.percent(one) : coefficient(one));
  return (
    <td>
      {value === null ? '–' : written(value)}
      {interval === null ? null : (
        <span className={styles.interval}>{t.judging.interval(written(interval.low), written(interval.high))}</span>
      )}
    </td>
  );
}
