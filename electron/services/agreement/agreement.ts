import { categoriesOf, countsOf, sumOf, type Ratings } from './ratings.ts';

/** How often each row stands for a thing; 1 each without it. */
type Weights = readonly number[] | undefined;

const weightOf = (weights: Weights, nth: number) => weights?.[nth] ?? 1;

/** Pairs of equal answers among all pairs of answers to one thing, over things with two answers; null without any. */
export function rawAgreement(ratings: Ratings, weights?: Weights): number | null {
  const categories = categoriesOf(ratings);
  let [sum, total] = [0, 0];
  for (const [nth, row] of ratings.entries()) {
    const counts = countsOf(row, categories);
    const raters = sumOf(counts);
    if (raters < 2) continue;
    total += weightOf(weights, nth);
    sum += (weightOf(weights, nth) * sumOf(counts.map((count) => count * (count - 1)))) / (raters * (raters - 1));
  }
  return total === 0 ? null : sum / total;
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
}

function pairsOf(ratings: Ratings, weights: Weights): readonly Pair[] {
  return ratings.flatMap(([a = null, b = null], nth) =>
    a === null || b === null ? [] : [{ a, b, weight: weightOf(weights, nth) }],
  );
}

/** The share of pairs of which something is true. */
function sharesOf(pairs: readonly Pair[]): (is: (pair: Pair) => boolean) => number {
  const total = sumOf(pairs.map(({ weight }) => weight));
  return (is) => sumOf(pairs.map((pair) => (is(pair) ? pair.weight : 0))) / total;
}

/** Cohen's kappa of the first two reviewers, over things that both judged; null where chance alone explains everything. */
export function cohenKappa(ratings: Ratings, weights?: Weights): number | null {
  const pairs = pairsOf(ratings, weights).filter(({ weight }) => weight > 0);
  if (pairs.length === 0) return null;
  const share = sharesOf(pairs);
  const categories = categoriesOf(pairs.map(({ a, b }) => [a, b]));
  const chance = sumOf(categories.map((one) => share(({ a }) => a === one) * share(({ b }) => b === one)));
  return chance === 1 ? null : (share(({ a, b }) => a === b) - chance) / (1 - chance);
}

/** Gwet's first-order coefficient: any number of reviewers, gaps allowed. Of one category alone it is 1. */
export function gwetAc1(ratings: Ratings, weights?: Weights): number | null {
  const observed = rawAgreement(ratings, weights);
  if (observed === null) return null;
  const categories = categoriesOf(ratings);
  const shares = categories.map(() => 0);
  let total = 0;
  for (const [nth, row] of ratings.entries()) {
    const counts = countsOf(row, categories);
    const raters = sumOf(counts);
    if (raters === 0) continue;
    total += weightOf(weights, nth);
    for (const [at, count] of counts.entries()) {
      shares[at] = (shares[at] ?? 0) + (weightOf(weights, nth) * count) / raters;
    }
  }
  const chance =
    sumOf(shares.map((share) => (share / total) * (1 - share / total))) / (Math.max(2, categories.length) - 1);
  return (observed - chance) / (1 - chance);
}

/** Distance of two categories; ordinal ones in the order of the alphabet. */
export type Scale = 'nominal' | 'ordinal';

/** Krippendorff's alpha: any number of reviewers, gaps allowed; null where nothing varies, or nothing was judged twice. */
export function krippendorffAlpha(ratings: Ratings, weights?: Weights, scale: Scale = 'nominal'): number | null {
  const categories = categoriesOf(ratings);
  const units = ratings
    .map((row, nth) => ({ counts: countsOf(row, categories), weight: weightOf(weights, nth) }))
    .filter(({ counts }) => sumOf(counts) > 1);
  const totals = categories.map((_, at) => sumOf(units.map(({ counts, weight }) => weight * (counts[at] ?? 0))));
  const all = sumOf(totals);
  const distance = scale === 'nominal' ? nominal : ordinal(totals);
  let [observed, expected] = [0, 0];
  for (const a of categories.keys()) {
    for (const b of categories.keys()) {
      const apart = distance(a, b);
      const together = units.map(
        ({ counts, weight }) => (weight * (counts[a] ?? 0) * (counts[b] ?? 0)) / (sumOf(counts) - 1),
      );
      observed += apart * sumOf(together);
      expected += apart * (totals[a] ?? 0) * (totals[b] ?? 0);
    }
  }
  return all < 2 || expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

const nominal = (a: number, b: number) => (a === b ? 0 : 1);

function ordinal(totals: readonly number[]): (a: number, b: number) => number {
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const ends = ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2;
    return (sumOf(totals.slice(low, high + 1)) - ends) ** 2;
  };
}
