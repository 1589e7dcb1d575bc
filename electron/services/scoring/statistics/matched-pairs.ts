import type { MatchedPairs } from '#shared/quality/scores.ts';
import type { AlignedWord } from '../word-errors.ts';
import { normalBelow } from './normal.ts';

type Path = readonly Pick<AlignedWord, 'kind'>[];

/** Words that both systems have right on either side of a segment; sc_stats' default. */
const minGood = 2;

/**
 * Matched pairs sentence segment word error (Gillick & Cox 1989), as NIST's sc_stats computes it: segments that hold the
 * errors of either system, parted by two words that both have right, and whether their differences have the mean 0.
 * `pairs`: the alignments of both systems with the same reference, one an utterance or a recording.
 */
export function matchedPairs(pairs: readonly (readonly [Path, Path])[]): MatchedPairs {
  const differences = pairs.flatMap(([one, other]) => segmentDifferences(one, other));
  const count = differences.length;
  const mean = count === 0 ? 0 : differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const z = squares === 0 ? 0 : mean / Math.sqrt(squares / (count - 1) / count);
  return { segmentCount: count, meanDifference: mean, z, p: z === 0 ? 1 : 2 * (1 - normalBelow(tableZ(z))) };
}

/** sc_stats reads p from a table of two decimals of z, the rest cut off: p is a little too large, never too small. */
function tableZ(z: number): number {
  return Math.floor(Math.abs(z) * 100 + 1e-9) / 100;
}

/** Errors of the first less those of the second, segment by segment; the states are sc_stats' (mtchprs.c). */
function segmentDifferences(one: Path, other: Path): readonly number[] {
  const differences: number[] = [];
  let [at, otherAt, goodAt, otherGoodAt, good] = [0, 0, 0, 0, 0];
  let state: 'between' | 'errors' | 'good' = 'between';
  const close = (end: number, otherEnd: number) => {
    const errors = errorsIn(one, goodAt - (minGood - 1), end);
    const otherErrors = errorsIn(other, otherGoodAt - (minGood - 1), otherEnd);
    if (errors + otherErrors > 0) differences.push(errors - otherErrors);
  };
  while (at < one.length) {
    for (; at < one.length && one[at]?.kind === 'inserted'; at += 1) state = 'errors';
    for (; otherAt < other.length && other[otherAt]?.kind === 'inserted'; otherAt += 1) state = 'errors';
    const isGood = one[at]?.kind === 'correct' && other[otherAt]?.kind === 'correct';
    if (state === 'between') {
      if (isGood) [goodAt, otherGoodAt] = [at, otherAt];
      else state = 'errors';
    } else if (isGood) {
      good = state === 'errors' ? 1 : good + 1;
      state = 'good';
      if (good === minGood) {
        close(at, otherAt);
        [goodAt, otherGoodAt, state] = [at, otherAt, 'between'];
      }
    } else state = 'errors';
    if (at < one.length) at += 1;
    if (otherAt < other.length) otherAt += 1;
  }
  // Words that the second added after the last of the reference count too.
  if (state !== 'between' || other.length > otherAt) close(one.length - 1, other.length - 1);
  return differences;
}

function errorsIn(path: Path, from: number, to: number): number {
  let errors = 0;
  for (let at = Math.max(0, from); at <= to; at += 1) if ((path[at]?.kind ?? 'correct') !== 'correct') errors += 1;
  return errors;
}
