import type { Interval } from '#shared/quality/scores.ts';
import { normalBelow, studentQuantile } from './normal.ts';
import { seededRandom } from './random.ts';

/** A recording: what went wrong in it of how much. */
export interface Ratio {
  readonly errors: number;
  readonly total: number;
}

/**
 * Between which two values the error rate of recordings like these lies 95 times in 100: the bootstrap over recordings
 * (Bisani & Ney 2004; a recording is drawn whole, because errors within it go together), with percentiles moved apart for
 * few recordings (Hesterberg 2015, “expanded percentile”). Null for fewer than two recordings. The same for the same seed.
 */
export function bootstrapInterval(
  recordings: readonly Ratio[],
  { draws = 2000, seed = 1, level = 0.95 }: { draws?: number; seed?: number; level?: number } = {},
): Interval | null {
  const count = recordings.length;
  if (count < 2 || recordings.every(({ total }) => total === 0)) return null;
  const random = seededRandom(seed);
  const rates = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let [errors, total] = [0, 0];
    while (total === 0) {
      for (let nth = 0; nth < count; nth += 1) {
        const one = recordings[Math.floor(random() * count)];
        errors += one?.errors ?? 0;
        total += one?.total ?? 0;
      }
    }
    rates[draw] = errors / total;
  }
  rates.sort();
  const tail = expandedTail((1 - level) / 2, count);
  return { low: quantile(rates, tail), high: quantile(rates, 1 - tail) };
}

function expandedTail(tail: number, count: number): number {
  return normalBelow(Math.sqrt(count / (count - 1)) * studentQuantile(tail, count - 1));
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}
