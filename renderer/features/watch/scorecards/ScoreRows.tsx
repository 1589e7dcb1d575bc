import type { ScoreResultRow, ScoreResults } from '#shared/judging/scorecard.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { useSidePanel } from '#renderer/state/side-panel.ts';
import styles from './Scorecards.module.css';

/** The recordings with their answers; each leads to its card. */
export function ScoreRows({ results: { rows, questions } }: { readonly results: ScoreResults }) {
  const { t } = useWords();
  const w = t.scorecards;
  if (rows.length === 0) return <p className={styles.none}>{w.noRows}</p>;
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{w.recording}</th>
            <th scope="col" className={styles.figure}>
              {w.score}
            </th>
            {questions.map(({ id, text }) => (
              <th key={id} scope="col" className={styles.asked} title={text}>
                <span dir="auto">{text}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ResultRow key={row.recordingId} row={row} wanted={questions.map(({ id }) => id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ResultRow({ row, wanted }: { readonly row: ScoreResultRow; readonly wanted: readonly string[] }) {
  const { t, format } = useWords();
  const w = t.scorecards;
  const open = () => {
    useSidePanel.setState({ shown: 'scorecard' });
    openTranscript(row.recordingId);
  };
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.cardName} dir="auto" onClick={open}>
          {row.recordingName}
        </button>
      </th>
      <td className={styles.figure} data-failed={row.isFailed ? '' : undefined}>
        {row.percent === null ? '–' : format.percent(row.percent / 100)}
        {row.isFailed ? <span className={styles.failedMark}>{w.failed}</span> : null}
        {row.openCount > 0 ? <span className={styles.openMark}>{w.open(row.openCount)}</span> : null}
      </td>
      {wanted.map((id, nth) => {
        const answer = row.answers[nth] ?? null;
        return (
          <td key={id} data-open={answer === null ? '' : undefined}>
            {answer === null ? '–' : w.answers[answer]}
          </td>
        );
      })}
    </tr>
  );
}
