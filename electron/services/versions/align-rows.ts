import { commonWords } from '#shared/text/longest-common-subsequence.ts';
import type { Segment } from '#shared/segment.ts';
import { placeWords, type PlacedWord } from './place-words.ts';

/** A left segment with the words of both sides that belong to it, in the order of time. */
export interface AlignedRow {
  readonly segment: Segment;
  readonly left: readonly PlacedWord[];
  readonly right: readonly PlacedWord[];
  /** Places of the words that the other side has too. */
  readonly sameLeft: ReadonlySet<number>;
  readonly sameRight: ReadonlySet<number>;
}

/** Left segments, of which `from` … `to - 1` are asked for; the others are the neighbours that decide where they end. */
export interface RowsToAlign {
  readonly segments: readonly Segment[];
  readonly from: number;
  readonly to: number;
}

/** Models differ in the time of a word by less than this. */
const reachMs = 2000;
/** Words on each side of a border that decide which side a right word belongs to. */
const comparedWords = 6;

/**
 * Each right word goes to exactly one row, by its time; near a border between two rows by what the rows say. Where a
 * border falls follows from the two segments beside it alone, so that a page is the same whatever stood on it before.
 */
export function alignRows({ segments, from, to }: RowsToAlign, rightSegments: readonly Segment[]): AlignedRow[] {
  const right = rightSegments.flatMap(placeWords).sort((a, b) => a.middleMs - b.middleMs);
  const left = segments.map(placeWords);
  const borderAt = (index: number) => border(segments, left, right, index);
  let fromMs = from === 0 ? -Infinity : borderAt(from - 1);
  return segments.slice(from, to).map((segment, nth) => {
    const index = from + nth;
    const untilMs = index + 1 < segments.length ? borderAt(index) : Infinity;
    const own = left[index] ?? [];
    const others = between(right, fromMs, untilMs);
    fromMs = untilMs;
    const common = commonWords(barely(own), barely(others));
    const sameLeft = new Set(common.map((both) => both.left));
    const sameRight = new Set(common.map((both) => both.right));
    return { segment, left: own, right: others, sameLeft, sameRight };
  });
}

export function isSameRow({ left, right, sameLeft, sameRight }: AlignedRow): boolean {
  return sameLeft.size === left.length && sameRight.size === right.length;
}

/** Where right words stop belonging to a segment and begin to belong to the next one. */
function border(
  segments: readonly Segment[],
  left: readonly (readonly PlacedWord[])[],
  right: readonly PlacedWord[],
  index: number,
): number {
  const baseMs = segments[index + 1]?.startMs ?? Infinity;
  const near = between(
    right,
    Math.max(anchor(segments, index), baseMs - reachMs),
    Math.min(anchor(segments, index + 1), baseMs + reachMs),
  );
  const tail = barely(left[index]?.slice(-comparedWords) ?? []);
  const head = barely(left[index + 1]?.slice(0, comparedWords) ?? []);
  // Mostly both sides agree on the words beside the border, and nothing is to be weighed.
  const atBase = firstFrom(near, baseMs);
  const [last, first] = [near[atBase - 1], near[atBase]];
  if (last && first && last.bare === tail.at(-1) && first.bare === head[0]) return baseMs;
  let best = { ms: baseMs, score: -1, distanceMs: Infinity };
  for (let cut = 0; cut <= near.length; cut += 1) {
    const [before, after] = [near.slice(0, cut), near.slice(cut)];
    const sameCount = commonWords(tail, barely(before)).length + commonWords(barely(after), head).length;
    // Of places that are as good, one where the right text begins a segment too.
    const score = sameCount * 2 + (before.at(-1)?.segment !== after[0]?.segment ? 1 : 0);
    const ms = cutTime(near, cut, baseMs);
    const distanceMs = Math.abs(ms - baseMs);
    if (score > best.score || (score === best.score && distanceMs < best.distanceMs)) best = { ms, score, distanceMs };
  }
  return best.ms;
}

/** As near to the border of the segments as the two words beside it let it be. */
function cutTime(near: readonly PlacedWord[], cut: number, baseMs: number): number {
  const after = near[cut - 1]?.middleMs;
  const until = near[cut]?.middleMs;
  const earliest = after === undefined ? -Infinity : after + 0.25;
  return Math.min(until ?? Infinity, Math.max(earliest, baseMs));
}

/** What is before it surely is not of the next segment; it never lies behind the next one's beginning. */
function anchor(segments: readonly Segment[], index: number): number {
  const segment = segments[index];
  if (segment === undefined) return Infinity;
  const middleMs = (segment.startMs + segment.endMs) / 2;
  return Math.max(segment.startMs, Math.min(middleMs, segments[index + 1]?.startMs ?? Infinity));
}

function between(words: readonly PlacedWord[], fromMs: number, untilMs: number): readonly PlacedWord[] {
  return words.slice(firstFrom(words, fromMs), firstFrom(words, untilMs));
}

/** Place of the first word whose middle is not before a time. */
function firstFrom(words: readonly PlacedWord[], ms: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.middleMs ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function barely(words: readonly PlacedWord[]): readonly string[] {
  return words.map(({ bare }) => bare);
}
