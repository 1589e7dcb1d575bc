import type { WordTimeErrors } from '#shared/quality/scores.ts';

export interface TimedPair {
  readonly reference: { readonly startMs: number; readonly endMs: number };
  readonly hypothesis: { readonly startMs: number; readonly endMs: number };
}

const closeMs = 100;

/** How far the words that are right stand from where the reference has them; null for none. */
export function wordTimeErrors(pairs: readonly TimedPair[]): WordTimeErrors | null {
  if (pairs.length === 0) return null;
  const starts = pairs.map(({ reference, hypothesis }) => Math.abs(reference.startMs - hypothesis.startMs));
  const ends = pairs.map(({ reference, hypothesis }) => Math.abs(reference.endMs - hypothesis.endMs));
  const both = [...starts, ...ends];
  return {
    count: pairs.length,
    medianStartMs: nearestRank(starts, 0.5),
    medianEndMs: nearestRank(ends, 0.5),
    p90Ms: nearestRank(both, 0.9),
    within100MsShare: both.filter((off) => off <= closeMs).length / both.length,
  };
}

function nearestRank(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? 0;
}
