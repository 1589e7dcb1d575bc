import type { Ratings } from './ratings.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of 95 %. */
const normal = 1.959_963_984_540_054;

/** Wilson's score interval of a share, without continuity correction; everything is possible where nothing was seen. */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const square = normal ** 2;
  const middle = share + square / (2 * trials);
  const spread = normal * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials ** 2));
  const scale = 1 + square / trials;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

const resamples = 1000;

/** The percentile interval of a figure over resamples with replacement; the same for the same ratings. */
export function bootstrapInterval(
  ratings: Ratings,
  figure: (ratings: Ratings, weights: readonly number[]) => number | null,
): Interval | null {
  if (ratings.length < 2) return null;
  // Things that were answered alike are one row with a weight: there are few of them however many things there are.
  const patterns = [...Map.groupBy(ratings, (row) => JSON.stringify(row)).values()];
  const rows = patterns.map(([row = []]) => row);
  const patternOf = patterns.flatMap((alike, nth) => alike.map(() => nth));
  const roll = createDice(ratings.length);
  const values: number[] = [];
  for (let nth = 0; nth < resamples; nth += 1) {
    const weights = rows.map(() => 0);
    for (let drawn = 0; drawn < ratings.length; drawn += 1) {
      const at = patternOf[roll()] ?? 0;
      weights[at] = (weights[at] ?? 0) + 1;
    }
    const value = figure(rows, weights);
    if (value !== null) values.push(value);
  }
  if (values.length < resamples / 2) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/** mulberry32 with a fixed seed: below `sides`. */
function createDice(sides: number): () => number {
  let state = 20_26;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/**
 * What share of all that is there was found: of `flagged` findings `confirmed` were right, and of `sampled` passages out of
 * `passages` without a finding `missed` held one. Null where nothing is there to be found.
 */
export function recallEstimate({ confirmed, sampled, missed, passages }: RecallSample): RecallEstimate {
  const { low, high } = wilsonInterval(missed, sampled);
  const recall = (share: number) =>
    confirmed + share * passages === 0 ? null : confirmed / (confirmed + share * passages);
  return { recall: sampled === 0 ? null : recall(missed / sampled), low: recall(high), high: recall(low) };
}

export interface RecallSample {
  readonly confirmed: number;
  readonly sampled: number;
  readonly missed: number;
  /** Passages without a finding, of which the sample is one. */
  readonly passages: number;
}

export interface RecallEstimate {
  readonly recall: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
