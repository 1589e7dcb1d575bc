import type { Calibration, CurvePoint } from '#shared/quality/scores.ts';

/** A word: how sure the model was, from 0 to 1, and whether it was right. */
export interface JudgedProbability {
  readonly probability: number;
  readonly isRight: boolean;
}

/**
 * Whether words of a probability of 0.8 are right 8 times in 10: ten bins of equal width, and the expected calibration
 * error, the distance between both averaged over words (Guo et al. 2017). Empty bins are left out.
 */
export function calibration(words: readonly JudgedProbability[], binCount = 10): Calibration {
  const sums = Array.from({ length: binCount }, () => ({ count: 0, probability: 0, right: 0 }));
  for (const { probability, isRight } of words) {
    const bin = sums[Math.min(binCount - 1, Math.max(0, Math.ceil(probability * binCount) - 1))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.probability += probability;
    bin.right += isRight ? 1 : 0;
  }
  const bins = sums.flatMap(({ count, probability, right }, nth) =>
    count === 0
      ? []
      : [
          {
            from: nth / binCount,
            to: (nth + 1) / binCount,
            count,
            meanProbability: probability / count,
            rightShare: right / count,
          },
        ],
  );
  const apart = bins.reduce(
    (sum, { count, meanProbability, rightShare }) => sum + count * Math.abs(meanProbability - rightShare),
    0,
  );
  return { bins, ece: words.length === 0 ? 0 : apart / words.length, count: words.length };
}

/** A word in the order of the doubtful walk: how doubtful it is, and whether it is wrong. */
export interface JudgedDoubt {
  readonly score: number;
  readonly isWrong: boolean;
}

/** Share of the errors that are caught (y) when a share of the words is checked (x), the most doubtful first. */
export function caughtCurve(words: readonly JudgedDoubt[], points = 50): readonly CurvePoint[] {
  const ordered = words.toSorted((one, other) => other.score - one.score);
  const wrong = ordered.filter(({ isWrong }) => isWrong).length;
  if (wrong === 0) return [];
  const caught = new Int32Array(ordered.length + 1);
  ordered.forEach(({ isWrong }, nth) => (caught[nth + 1] = (caught[nth] ?? 0) + (isWrong ? 1 : 0)));
  return Array.from({ length: points + 1 }, (_, nth) => {
    const checked = Math.round((nth / points) * ordered.length);
    return { x: checked / ordered.length, y: (caught[checked] ?? 0) / wrong };
  });
}
