import type { Score, Scorecard, ScoreResultRow, ScoreResults, ScoreResultsRequest } from '#shared/judging/scorecard.ts';

interface ScoredRecording {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly score: Score;
}

/** The sums over everything that was scored, and the rows that are shown of it. */
export function pageOfScores(
  { questions }: Scorecard,
  all: readonly ScoredRecording[],
  { show, sort, offset, limit }: Omit<ScoreResultsRequest, 'scorecardId'>,
): ScoreResults {
  const rows = all.map(
    ({ recordingId, recordingName, score: { percent, isFailed, openCount, questions: scored } }): ScoreResultRow => ({
      recordingId,
      recordingName,
      percent,
      isFailed,
      openCount,
      answers: scored.map(({ given }) => given?.answer ?? null),
    }),
  );
  const percents = rows.flatMap(({ percent }) => percent ?? []);
  const shown = rows.filter((row) => show === 'all' || (show === 'failed' ? row.isFailed : row.openCount > 0));
  return {
    recordingCount: rows.length,
    averagePercent: percents.length === 0 ? null : percents.reduce((sum, one) => sum + one, 0) / percents.length,
    failedCount: rows.filter(({ isFailed }) => isFailed).length,
    openCount: rows.filter(({ openCount }) => openCount > 0).length,
    questions: questions.map(({ id, text, wanted }, nth) => {
      const counted = (answer: ScoreResultRow['answers'][number]) =>
        rows.filter(({ answers }) => answers[nth] === answer).length;
      const [wantedCount, otherCount] =
        wanted === 'yes' ? [counted('yes'), counted('no')] : [counted('no'), counted('yes')];
      return {
        id,
        text,
        wantedCount,
        otherCount,
        notApplicableCount: counted('not applicable'),
        openCount: counted(null),
      };
    }),
    shownCount: shown.length,
    rows: shown.toSorted(orders[sort]).slice(offset, offset + limit),
  };
}

/** A recording without a score stands behind all others. */
const orders: Readonly<Record<ScoreResultsRequest['sort'], (one: ScoreResultRow, other: ScoreResultRow) => number>> = {
  newest: (one, other) => other.recordingId - one.recordingId,
  lowest: (one, other) =>
    (one.percent ?? Infinity) - (other.percent ?? Infinity) || other.recordingId - one.recordingId,
  highest: (one, other) => (other.percent ?? -1) - (one.percent ?? -1) || other.recordingId - one.recordingId,
  name: (one, other) => one.recordingName.localeCompare(other.recordingName) || other.recordingId - one.recordingId,
};
