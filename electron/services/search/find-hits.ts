import type { TextRange } from '#shared/search.ts';
import type { Passage, SegmentTokens } from './passage.ts';
import type { PositiveNode, Query } from './query.ts';
import type { Token } from './tokens.ts';

export interface FoundSegment {
  readonly segmentId: number;
  /** Merged and in order. */
  readonly marks: readonly TextRange[];
}

/** Words needed beyond a window to see the longest phrase whole. */
export function wordsBeyond(query: Query): number {
  const lengths = query.required.map((node) => (node.kind === 'phrase' ? node.words.length : 1));
  return Math.max(...lengths) - 1;
}

/**
 * The segments of a window to show: those that hold everything that is looked for; else, where only the window does,
 * the one that holds most. Only the window's own segments, so that no segment is found twice.
 */
export function findHits(query: Query, passage: Passage): readonly FoundSegment[] {
  const flat = placed([...passage.own, ...passage.following]);
  const places = query.required.map((node) => startsOf(node, flat));
  if (places.some((starts) => starts.length === 0)) return [];
  const marks = passage.own.map(() => [] as TextRange[]);
  const held = passage.own.map(() => new Set<number>());
  for (const [term, starts] of places.entries()) {
    for (const { segment, first, last } of starts) {
      marks[segment]?.push([first.start, last.end]);
      held[segment]?.add(term);
    }
  }
  const most = Math.max(0, ...held.map(({ size }) => size));
  if (most === 0) return [];
  const best = passage.own.flatMap(({ segmentId, tokens }, index) =>
    held[index]?.size === most ? [{ segmentId, tokens, marks: merge(marks[index] ?? []) }] : [],
  );
  return (most === places.length ? best : best.slice(0, 1)).filter(
    (segment) => query.excluded.length === 0 || !isExcluded(query, segment),
  );
}

interface Placed {
  readonly token: Token;
  readonly segment: number;
}
interface Place {
  readonly segment: number;
  readonly first: Token;
  /** The last one in the same segment. */
  readonly last: Token;
}

function startsOf(node: PositiveNode, flat: readonly Placed[]): readonly Place[] {
  const places: Place[] = [];
  for (const [index, { token, segment }] of flat.entries()) {
    if (!isMatch(node, flat, index)) continue;
    const length = node.kind === 'word' ? 1 : node.words.length;
    const inSegment = flat.slice(index, index + length).filter((placed) => placed.segment === segment);
    places.push({ segment, first: token, last: inSegment.at(-1)?.token ?? token });
  }
  return places;
}

function isMatch(node: PositiveNode, flat: readonly Placed[], index: number): boolean {
  const token = flat[index]?.token;
  if (token === undefined) return false;
  if (node.kind === 'word') return token.stem === node.stem || (node.isPrefix && token.form.startsWith(node.form));
  return node.words.every((word, offset) => {
    const next = flat[index + offset]?.token;
    if (next === undefined) return false;
    if (!node.isExact) return next.stem === word;
    const mayGoOn = node.isPrefix && offset === node.words.length - 1;
    return mayGoOn ? next.form.startsWith(word) : next.form === word;
  });
}

function isExcluded(query: Query, segment: SegmentTokens): boolean {
  const alone = placed([segment]);
  return query.excluded.some((node) => startsOf(node, alone).length > 0);
}

function placed(segments: readonly SegmentTokens[]): readonly Placed[] {
  return segments.flatMap(({ tokens }, segment) => tokens.map((token) => ({ token, segment })));
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
