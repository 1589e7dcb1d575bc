import { commonWords, type CommonWord } from '#shared/text/longest-common-subsequence.ts';

/** Pieces no larger than this are compared word by word. */
const maxProduct = 200_000;

/**
 * Words that two long texts have in the same order: first what stands once in both, three words at a time, then two, then
 * one; between these anchors word by word. Takes about the sum of the lengths.
 */
export function anchoredWords(left: readonly string[], right: readonly string[], size = 3): readonly CommonWord[] {
  if (left.length === 0 || right.length === 0) return [];
  if (left.length * right.length <= maxProduct) return commonWords(left, right);
  if (size === 0) return [];
  const anchors = rising(uniquePairs(left, right, size));
  const found: CommonWord[] = [];
  let [l, r] = [0, 0];
  for (const anchor of [...anchors, { left: left.length, right: right.length }]) {
    for (const one of anchoredWords(left.slice(l, anchor.left), right.slice(r, anchor.right), size - 1)) {
      found.push({ left: one.left + l, right: one.right + r });
    }
    if (anchor.left < left.length) found.push(anchor);
    [l, r] = [anchor.left + 1, anchor.right + 1];
  }
  return found;
}

/** Places of runs of words that stand once in each. */
function uniquePairs(left: readonly string[], right: readonly string[], size: number): readonly CommonWord[] {
  const [inLeft, inRight] = [placesOf(left, size), placesOf(right, size)];
  const pairs: CommonWord[] = [];
  for (const [key, at] of inLeft) {
    const other = inRight.get(key);
    if (at >= 0 && other !== undefined && other >= 0) pairs.push({ left: at, right: other });
  }
  return pairs.toSorted((a, b) => a.left - b.left);
}

/** -1 for what comes again. */
function placesOf(words: readonly string[], size: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + size <= words.length; at += 1) {
    const key = words.slice(at, at + size).join('\u0000');
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** The longest run of pairs that rise on both sides. */
function rising(pairs: readonly CommonWord[]): readonly CommonWord[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [nth, { right }] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.right ?? 0) < right) low = middle + 1;
      else high = middle;
    }
    before[nth] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = nth;
  }
  const found: CommonWord[] = [];
  for (let nth = ends.at(-1) ?? -1; nth >= 0; nth = before[nth] ?? -1) {
    const pair = pairs[nth];
    if (pair !== undefined) found.push(pair);
  }
  return found.toReversed();
}
