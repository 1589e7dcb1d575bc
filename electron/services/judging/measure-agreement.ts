import type { AgreementRow, Disagreement, Figure } from '#shared/judging/judging.ts';
import { cohenKappa, gwetAc1, krippendorffAlpha, rawAgreement } from '#services/agreement/agreement.ts';
import { bootstrapInterval, wilsonInterval } from '#services/agreement/intervals.ts';
import type { Ratings } from '#services/agreement/ratings.ts';
import type { JudgedSubject, Opinion } from './merge-verdicts.ts';

/** How far the reviewers agree: on everything, then by rule in the order of their names. */
export function measureAgreement(judged: readonly JudgedSubject[]): readonly AgreementRow[] {
  const byRule = Map.groupBy(judged, ({ subject }) => subject.rule);
  const rows = [...byRule].map(([rule, own]) => rowOf(rule, own.at(-1)?.subject.ruleName ?? '', own));
  return [rowOf(null, '', judged), ...rows.toSorted((a, b) => a.ruleName.localeCompare(b.ruleName))];
}

function rowOf(rule: string | null, ruleName: string, judged: readonly JudgedSubject[]): AgreementRow {
  // A third look was not blind: it settles, and says nothing of agreement.
  const blind = judged.map(({ opinions }) => opinions.filter(({ look }) => look !== 'third'));
  const reviewers = [...new Set(blind.flatMap((opinions) => opinions.map(({ reviewer }) => reviewer)))].toSorted();
  const ratings = ratingsOf(blind, reviewers);
  const final = judged.filter(({ verdict }) => verdict === 'confirmed' || verdict === 'dismissed');
  const confirmed = final.filter(({ verdict }) => verdict === 'confirmed').length;
  return {
    rule,
    ruleName,
    count: ratings.length,
    reviewerCount: reviewers.length,
    raw: figureOf(ratings, rawAgreement),
    kappa: figureOf(pairOf(ratings, reviewers.length), cohenKappa),
    ac1: figureOf(ratings, gwetAc1),
    alpha: figureOf(ratings, krippendorffAlpha),
    precision: {
      value: final.length === 0 ? null : confirmed / final.length,
      interval: final.length === 0 ? null : wilsonInterval(confirmed, final.length),
      confirmed,
      judged: final.length,
    },
  };
}

/** Only what two or more judged. */
function ratingsOf(blind: readonly (readonly Opinion[])[], reviewers: readonly string[]): Ratings {
  return blind
    .filter((opinions) => opinions.length > 1)
    .map((opinions) =>
      reviewers.map((one) => opinions.find(({ reviewer }) => reviewer === one)?.record.body.verdict ?? null),
    );
}

/** The columns of the two reviewers who have the most in common. */
function pairOf(ratings: Ratings, reviewerCount: number): Ratings {
  let best: Ratings = [];
  for (let a = 0; a < reviewerCount; a += 1) {
    for (let b = a + 1; b < reviewerCount; b += 1) {
      const pairs = ratings.flatMap((row) => {
        const [one = null, other = null] = [row[a], row[b]];
        return one === null || other === null ? [] : [[one, other]];
      });
      if (pairs.length > best.length) best = pairs;
    }
  }
  return best;
}

type Measure = (ratings: Ratings, weights?: readonly number[]) => number | null;

function figureOf(ratings: Ratings, figure: Measure): Figure {
  const value = figure(ratings);
  return { value, interval: value === null ? null : bootstrapInterval(ratings, figure) };
}

export function disagreementOf({ subject, opinions }: JudgedSubject): Disagreement {
  const { recordingName, ruleName, startMs, matched } = subject;
  return {
    recordingName,
    ruleName,
    startMs,
    matched,
    opinions: opinions.map(({ reviewerName, record: { body } }) => ({
      name: reviewerName,
      verdict: body.verdict,
      reason: body.reason,
    })),
  };
}

/** Of those whose reviewer said two things, all that was said. */
export function conflictOf({ subject, opinions }: JudgedSubject): Disagreement | null {
  const all = opinions.flatMap(({ record, conflicting }) => (conflicting.length === 0 ? [] : [record, ...conflicting]));
  if (all.length === 0) return null;
  const { recordingName, ruleName, startMs, matched } = subject;
  const said = all.map(({ body }) => ({ name: body.reviewerName, verdict: body.verdict, reason: body.reason }));
  return { recordingName, ruleName, startMs, matched, opinions: said };
}
