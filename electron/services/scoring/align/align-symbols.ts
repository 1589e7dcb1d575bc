import { anchorsBetween, type Anchor } from './anchors.ts';
import { bandedPath, editPath, step } from './edit-path.ts';

/** Up to here the way is the cheapest of all, as sclite finds it: 64 MB, some 8,000 words on either side. */
const maxCells = 64_000_000;
/** Lengths of the runs of equal symbols at which longer texts are cut, tried one after another. */
const anchorLengths = [24, 16, 12, 8, 5, 3];
/** How many runs of a length may be equal by chance alone, with symbols as frequent as these. */
const maxChance = 0.01;
const minHalfBand = 256;
const maxBandCells = 400_000_000;

/**
 * Steps from a reference to a hypothesis. Texts of many hours are cut where both hold the same run of symbols that
 * stands once in either; what holds nothing in common is compared within a band. So memory does not grow with the
 * product of their lengths: 24 hours of speech take some 100 MB.
 */
export function alignSymbols(reference: Int32Array, hypothesis: Int32Array, cells = maxCells): Uint8Array {
  const parts: Uint8Array[] = [];
  alignInto(parts, reference, hypothesis, cells, 0);
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function alignInto(
  parts: Uint8Array[],
  reference: Int32Array,
  hypothesis: Int32Array,
  cells: number,
  from: number,
): void {
  let level = from;
  if ((reference.length + 1) * (hypothesis.length + 1) <= cells) {
    parts.push(editPath(reference, hypothesis));
    return;
  }
  const chance = chanceOfEqual(reference, hypothesis);
  const pairs = reference.length * hypothesis.length;
  while (level < anchorLengths.length && pairs * chance ** (anchorLengths[level] ?? 1) > maxChance) level += 1;
  const length = anchorLengths[level];
  if (length === undefined) {
    parts.push(bandedPath(reference, hypothesis, halfBand(reference.length, hypothesis.length)));
    return;
  }
  let [atReference, atHypothesis] = [0, 0];
  const end: Anchor = { reference: reference.length, hypothesis: hypothesis.length };
  for (const cut of [...wideApart(anchorsBetween(reference, hypothesis, length), cells), end]) {
    const [one, other] = [
      reference.subarray(atReference, cut.reference),
      hypothesis.subarray(atHypothesis, cut.hypothesis),
    ];
    alignInto(parts, one, other, cells, level + 1);
    [atReference, atHypothesis] = [cut.reference, cut.hypothesis];
  }
}

/** That a symbol of the one and a symbol of the other, both drawn at random, are the same. */
function chanceOfEqual(reference: Int32Array, hypothesis: Int32Array): number {
  const counts = new Map<number, number>();
  for (const symbol of reference) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  let equal = 0;
  for (const symbol of hypothesis) equal += counts.get(symbol) ?? 0;
  return equal / (reference.length * hypothesis.length);
}

/** Of the anchors only as many as are needed: the fewer cuts, the nearer to the cheapest way of all. */
function* wideApart(anchors: readonly Anchor[], cells: number): Generator<Anchor, void, void> {
  let last: Anchor = { reference: 0, hypothesis: 0 };
  for (const [nth, anchor] of anchors.entries()) {
    const next = anchors[nth + 1];
    const size = (one: Anchor) => (one.reference - last.reference + 1) * (one.hypothesis - last.hypothesis + 1);
    if (next !== undefined && size(next) <= cells / 256) continue;
    yield anchor;
    last = anchor;
  }
}

function halfBand(rows: number, columns: number): number {
  const wanted = Math.max(minHalfBand, Math.abs(rows - columns) / 8);
  return Math.floor(Math.min(wanted, maxBandCells / (2 * (rows + 1))));
}

export interface StepCounts {
  readonly correct: number;
  readonly substituted: number;
  readonly deleted: number;
  readonly inserted: number;
}

export function countSteps(steps: Uint8Array): StepCounts {
  const counts = [0, 0, 0, 0];
  for (const taken of steps) counts[taken] = (counts[taken] ?? 0) + 1;
  return {
    correct: counts[step.correct] ?? 0,
    substituted: counts[step.substituted] ?? 0,
    deleted: counts[step.deleted] ?? 0,
    inserted: counts[step.inserted] ?? 0,
  };
}
