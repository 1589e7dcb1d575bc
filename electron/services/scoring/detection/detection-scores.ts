import type { ErrorCosts } from '#shared/quality/classes.ts';
import type { DetectionPoint } from '#shared/quality/scores.ts';

/** A passage: how much it looks like what is searched for, whether it is that, and how many times it counts (1). */
export interface ScoredExample {
  readonly score: number;
  readonly isTrue: boolean;
}

/**
 * Precision, recall and F1 at every score that occurs, from the highest down: at a threshold all that scores as much or
 * more is found. Equal scores make one point. Empty where nothing is true.
 */
export function detectionCurve(examples: readonly ScoredExample[]): readonly DetectionPoint[] {
  const ordered = examples.toSorted((one, other) => other.score - one.score);
  const trueCount = ordered.filter(({ isTrue }) => isTrue).length;
  if (trueCount === 0) return [];
  const points: DetectionPoint[] = [];
  let [hits, found] = [0, 0];
  for (const [nth, { score, isTrue }] of ordered.entries()) {
    found += 1;
    if (isTrue) hits += 1;
    if (ordered[nth + 1]?.score !== score) points.push(pointOf(score, { hits, found, trueCount }));
  }
  return points;
}

/** At a threshold, whether it occurs among the scores or not. */
export function detectionAt(examples: readonly ScoredExample[], threshold: number): DetectionPoint {
  const found = examples.filter(({ score }) => score >= threshold);
  const hits = found.filter(({ isTrue }) => isTrue).length;
  const trueCount = examples.filter(({ isTrue }) => isTrue).length;
  return pointOf(threshold, { hits, found: found.length, trueCount });
}

function pointOf(
  threshold: number,
  { hits, found, trueCount }: { hits: number; found: number; trueCount: number },
): DetectionPoint {
  return {
    threshold,
    precision: found === 0 ? 1 : hits / found,
    recall: trueCount === 0 ? 0 : hits / trueCount,
    f1: found + trueCount === 0 ? 0 : (2 * hits) / (found + trueCount),
    misses: trueCount - hits,
    falseAlarms: found - hits,
  };
}

/** Average precision: Σ (recallₙ − recallₙ₋₁) · precisionₙ, without interpolation, as scikit-learn computes it. */
export function averagePrecision(examples: readonly ScoredExample[]): number {
  let [sum, before] = [0, 0];
  for (const { precision, recall } of detectionCurve(examples)) {
    sum += (recall - before) * precision;
    before = recall;
  }
  return sum;
}

/** The point of the least cost; of equal ones the highest threshold. One above all scores finds nothing. */
export function cheapestPoint(examples: readonly ScoredExample[], { miss, falseAlarm }: ErrorCosts): DetectionPoint {
  const nothing = detectionAt(examples, Infinity);
  const costOf = (point: DetectionPoint) => point.misses * miss + point.falseAlarms * falseAlarm;
  return detectionCurve(examples).reduce((best, point) => (costOf(point) < costOf(best) ? point : best), nothing);
}
