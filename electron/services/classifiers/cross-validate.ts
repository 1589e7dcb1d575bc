import type { ClassFigures, ErrorCosts } from '#shared/quality/classes.ts';
import {
  averagePrecision,
  cheapestPoint,
  detectionCurve,
  type ScoredExample,
} from '#services/scoring/detection/detection-scores.ts';
import {
  scoreVector,
  trainVectors,
  trainingRules,
  vectored,
  type LabelledPassage,
  type TrainingRules,
} from './logistic.ts';

/**
 * Fold of each passage, from 0: recordings stay whole, so that what was said twice in one is not learned and asked;
 * passages of the same words go together for the same reason. Folds get like shares of what is true.
 */
export function foldsOf(passages: readonly LabelledPassage[], count: number): readonly number[] {
  const groups = new Map<number, { truths: number; size: number }>();
  for (const { recordingId, isTrue } of passages) {
    const group = groups.get(recordingId) ?? { truths: 0, size: 0 };
    group.size += 1;
    if (isTrue) group.truths += 1;
    groups.set(recordingId, group);
  }
  const folds = Array.from({ length: count }, () => ({ truths: 0, size: 0 }));
  const foldOf = new Map<number, number>();
  const ordered = [...groups].toSorted(
    ([a, one], [b, other]) => other.truths - one.truths || other.size - one.size || a - b,
  );
  for (const [recordingId, { truths, size }] of ordered) {
    let best = 0;
    for (const [nth, fold] of folds.entries()) {
      const minimum = folds[best];
      if (minimum === undefined) continue;
      const isBetter =
        truths > 0
          ? fold.truths < minimum.truths || (fold.truths === minimum.truths && fold.size < minimum.size)
          : fold.size < minimum.size;
      if (isBetter) best = nth;
    }
    const fold = folds[best];
    if (fold !== undefined) [fold.truths, fold.size] = [fold.truths + truths, fold.size + size];
    foldOf.set(recordingId, best);
  }
  return passages.map(({ recordingId }) => foldOf.get(recordingId) ?? 0);
}

/** Each passage scored by a classifier that saw nothing of its fold. */
export function heldOutScores(
  passages: readonly LabelledPassage[],
  folds: readonly number[],
  rules: TrainingRules = trainingRules,
): readonly ScoredExample[] {
  const examples = vectored(passages);
  const moreCount = passages[0]?.meaning?.length ?? 0;
  const scores = examples.map(() => 0);
  for (const fold of new Set(folds)) {
    const classifier = trainVectors(
      examples.filter((_, nth) => folds[nth] !== fold),
      rules,
      moreCount,
    );
    examples.forEach(({ vector }, nth) => {
      if (folds[nth] === fold) scores[nth] = scoreVector(classifier, vector);
    });
  }
  return passages.map(({ isTrue }, nth) => ({ isTrue, score: scores[nth] ?? 0 }));
}

const maxPoints = 60;

/** What a classifier trained on these passages is worth on recordings it has not seen, and the threshold of the minimum cost. */
export function figuresOf(scored: readonly ScoredExample[], costs: ErrorCosts): ClassFigures {
  const curve = detectionCurve(scored);
  const every = Math.max(1, Math.ceil(curve.length / maxPoints));
  const chosen = cheapestPoint(scored, costs);
  return {
    count: scored.length,
    trueCount: scored.filter(({ isTrue }) => isTrue).length,
    averagePrecision: averagePrecision(scored),
    // The chosen point is on the curve however few points are kept of it.
    curve: curve.filter(
      ({ recall, precision }, nth) =>
        nth % every === 0 || nth === curve.length - 1 || (recall === chosen.recall && precision === chosen.precision),
    ),
    // JSON knows no Infinity: a threshold above all scores is one that nothing reaches.
    chosen: { ...chosen, threshold: Math.min(chosen.threshold, 1.01) },
  };
}
