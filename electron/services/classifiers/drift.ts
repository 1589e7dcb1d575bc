import type { ClassDrift } from '#shared/quality/classes.ts';
import { detectionAt } from '#services/scoring/detection/detection-scores.ts';

/** A verdict with the score that its passage had when the classifier had not seen it. */
export interface DatedVerdict {
  readonly decidedAtMs: number;
  readonly score: number;
  readonly isTrue: boolean;
}

const lastCount = 100;
/** A fall by less may be chance: two standard errors of a share over a hundred verdicts. */
const tolerance = 2;

/**
 * Scores by month of verdict at a threshold, and an alarm where the last hundred verdicts are right less often than the
 * held-out figure, by more than chance. Null while there are fewer than a hundred.
 */
export function driftOf(verdicts: readonly DatedVerdict[], threshold: number, heldOutRight: number): ClassDrift {
  const ordered = verdicts.toSorted((one, other) => one.decidedAtMs - other.decidedAtMs);
  const months = [...Map.groupBy(ordered, ({ decidedAtMs }) => new Date(decidedAtMs).toISOString().slice(0, 7))];
  const rightOf = (some: readonly DatedVerdict[]) =>
    some.filter(({ score, isTrue }) => score >= threshold === isTrue).length / Math.max(1, some.length);
  const last = ordered.slice(-lastCount);
  const error = Math.sqrt((heldOutRight * (1 - heldOutRight)) / lastCount);
  const isFallen = last.length === lastCount && rightOf(last) < heldOutRight - tolerance * error;
  return {
    months: months.map(([month, some]) => {
      const { precision, recall, f1 } = detectionAt(some, threshold);
      return { month, count: some.length, rightShare: rightOf(some), precision, recall, f1 };
    }),
    lastRightShare: last.length === lastCount ? rightOf(last) : null,
    heldOutRightShare: heldOutRight,
    isFallen,
  };
}
