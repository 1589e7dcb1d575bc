/** A place that belongs together in two lists of symbols. */
export interface Anchor {
  readonly reference: number;
  readonly hypothesis: number;
}

/**
 * Places in the middle of runs of `length` equal symbols that stand exactly once in either list, in the order of both:
 * the longest such series (patience diff). None where there are none.
 */
export function anchorsBetween(reference: Int32Array, hypothesis: Int32Array, length: number): readonly Anchor[] {
  const every = Math.ceil(Math.max(reference.length, hypothesis.length) / maxRuns);
  const inReference = onceEach(reference, length, every);
  const pairs: Anchor[] = [];
  for (const [run, at] of onceEach(hypothesis, length, every)) {
    const other = inReference.get(run);
    if (other === undefined || at < 0 || other < 0 || !isEqualRun(reference, other, hypothesis, at, length)) continue;
    pairs.push({ reference: other, hypothesis: at });
  }
  const middle = length >> 1;
  return longestRising(pairs.toSorted((one, two) => one.reference - two.reference)).map((pair) => ({
    reference: pair.reference + middle,
    hypothesis: pair.hypothesis + middle,
  }));
}

/**
 * More than enough to cut at; of longer texts only every second, third … run is considered, chosen by what it holds.
 */
const maxRuns = 250_000;

/** Hash of a run → where it stands; -1 for one that stands more than once. */
function onceEach(symbols: Int32Array, length: number, every: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = 0; at + length <= symbols.length; at += 1) {
    let [high, low] = [0x811c9dc5, 0x9e3779b9];
    for (let nth = at; nth < at + length; nth += 1) {
      const symbol = symbols[nth] ?? 0;
      high = Math.imul(high ^ symbol, 0x01000193);
      low = Math.imul(low + symbol, 0x85ebca6b) ^ (low >>> 13);
    }
    if ((high >>> 0) % every !== 0) continue;
    const run = (high >>> 0) * 2 ** 21 + ((low >>> 0) & 0x1fffff);
    found.set(run, found.has(run) ? -1 : at);
  }
  return found;
}

function isEqualRun(one: Int32Array, from: number, other: Int32Array, at: number, length: number): boolean {
  for (let nth = 0; nth < length; nth += 1) if (one[from + nth] !== other[at + nth]) return false;
  return true;
}

/** Longest series that rises in the hypothesis too. */
function longestRising(pairs: readonly Anchor[]): readonly Anchor[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [nth, { hypothesis }] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.hypothesis ?? 0) < hypothesis) low = middle + 1;
      else high = middle;
    }
    before[nth] = tails[low - 1] ?? -1;
    tails[low] = nth;
  }
  const series: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) series.push(pair);
  }
  return series.toReversed();
}
