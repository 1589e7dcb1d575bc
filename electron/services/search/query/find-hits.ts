import type { HitReason, TextRange } from '#shared/search.ts';
import { findPlaces, placed, type Place } from './find-places.ts';
import { tailWords, type Passage } from '#services/search/index/passage.ts';
import type { SegmentTokens } from '#services/search/index/segment-reader.ts';
import type { Query } from './query.ts';
import type { TimeOf } from './segment-times.ts';

export interface FoundSegment {
  readonly segmentId: number;
  /** Merged and in order. */
  readonly marks: readonly TextRange[];
  /** What is said before and after it; null where it has to be looked up. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reasons: readonly HitReason[];
}

/** Speech is some three words a second; a little more, so that no pair is missed. */
const wordsPerSecond = 4;
const maxBeyond = 200;

/** Words needed beyond a window to see whole what is looked for. */
export function wordsBeyond(query: Query): number {
  const nodes = query.required.flatMap((node) => (node.kind === 'any' ? node.nodes : [node]));
  const lengths = nodes.map((node) => {
    if (node.kind === 'near') return Math.min(maxBeyond, Math.ceil((node.withinMs / 1000) * wordsPerSecond));
    return node.kind === 'phrase' ? node.words.length : 1;
  });
  const longest = Math.max(1, ...lengths);
  // Several words may be in the window and its last words together; one alone is in the window itself.
  return longest > 1 || query.required.length > 1 ? Math.max(tailWords, longest - 1) : 0;
}

/** A place of what a filter asks for. */
export interface MentionPlace {
  /** Empty for what is no words. */
  readonly range: TextRange;
  readonly reason: HitReason;
  /** It continues here: where nothing else is asked for, the hit stands where it begins. */
  readonly isBeside: boolean;
}

/** Where something is mentioned in a recording. */
export interface MentionPlaces {
  in(segment: SegmentTokens): readonly MentionPlace[];
  /** Segments outside of these have none; null where only their times decide. */
  readonly segmentIds: Iterable<number> | null;
}

/**
 * The segments of a window to show: those that hold everything that is looked for; else, where only the window does,
 * the one that holds most. Only the window's own segments, so that no segment is found twice. `isAllowed` comes before
 * that choice: what it refuses is as if it were not there. A query without words finds every segment.
 */
export function findHits(
  query: Query,
  passage: Passage,
  timeOf: TimeOf,
  isAllowed?: (segment: SegmentTokens) => boolean,
  mentions: readonly MentionPlaces[] = [],
): readonly FoundSegment[] {
  const own = isAllowed === undefined ? passage.own : passage.own.filter(isAllowed);
  if (own.length === 0) return [];
  const flat = placed([...own, ...passage.following]);
  const isAlone = mentions.length + query.required.length === 1;
  const mentioned = mentions.map((placesOf) =>
    own.map((segment) => placesOf.in(segment).filter(({ isBeside }) => !(isAlone && isBeside))),
  );
  const places = [
    ...mentioned.map((bySegment) =>
      bySegment.flatMap((found, segment) => found.map(({ range: [start, end] }): Place => ({ segment, start, end }))),
    ),
    ...query.required.map((node) => findPlaces(node, flat, timeOf)),
  ];
  if (places.some((starts) => starts.length === 0)) return [];
  const { marks, held } = share(places, own.length);
  const max = Math.max(0, ...held.map(({ size }) => size));
  if (max === 0 && places.length > 0) return [];
  const best = own.flatMap((segment, index) => {
    if (held[index]?.size !== max) return [];
    const found = mentions.length === 0 ? [] : mentioned.flatMap((bySegment) => bySegment[index] ?? []);
    const reasons = found.length === 0 ? noReasons : [...new Set(found.map(({ reason }) => reason))];
    return [{ segment, index, marks: merge(marks[index] ?? []), reasons }];
  });
  // Where a mention and words stand apart in a window, the hit stands at the mention.
  const atMention =
    mentions.length === 0 ? undefined : best.find(({ index }) => mentions.some((_, term) => held[index]?.has(term)));
  const first = atMention ?? best[0];
  const all = query.required.length === 0 ? withoutRepeated(best) : best;
  return (max === places.length ? all : first === undefined ? [] : [first])
    .filter(({ segment }) => query.excluded.length === 0 || !isExcluded(query, segment, timeOf))
    .map(({ segment, marks: merged, reasons }) => ({
      segmentId: segment.segmentId,
      marks: merged,
      ...around(passage, segment),
      reasons,
    }));
}

const noReasons: readonly HitReason[] = [];

/** What lasts over several segments, with nothing new in the later ones, is one place. */
function withoutRepeated<T extends { readonly reasons: readonly HitReason[] }>(hits: readonly T[]): readonly T[] {
  return hits.filter(({ reasons }, nth) => {
    const before = hits[nth - 1]?.reasons;
    return reasons.length === 0 || before === undefined || reasons.some((reason) => !before.includes(reason));
  });
}

function around(passage: Passage, segment: SegmentTokens): Pick<FoundSegment, 'before' | 'after'> {
  const { own, following } = passage;
  const at = own.indexOf(segment);
  const next = own[at + 1] ?? following[0];
  return {
    before: at === 0 ? passage.before : (own[at - 1]?.text ?? null),
    after: next?.text ?? passage.after,
  };
}

/** What each segment has of what was found. */
function share(places: readonly (readonly Place[])[], count: number) {
  const marks = Array.from({ length: count }, () => [] as TextRange[]);
  const held = Array.from({ length: count }, () => new Set<number>());
  for (const [term, starts] of places.entries()) {
    for (const { segment, start, end } of starts) {
      if (end > start) marks[segment]?.push([start, end]);
      held[segment]?.add(term);
    }
  }
  return { marks, held };
}

function isExcluded(query: Query, segment: SegmentTokens, timeOf: TimeOf): boolean {
  const alone = placed([segment]);
  return query.excluded.some((node) => findPlaces(node, alone, timeOf).length > 0);
}

function merge(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
