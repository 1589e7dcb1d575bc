import type { Span } from './rule-text.ts';

/** What one condition of a rule rests on. */
export interface HitPart extends Span {
  /** Its number in `conditionsOf` of the rule. */
  readonly clause: number;
  /** Numbers of the first and the last word; null for what is no words. */
  readonly first: number | null;
  readonly last: number | null;
}

/** A place where a rule, or a part of it, holds. */
export interface Hit extends Span {
  readonly first: number | null;
  readonly last: number | null;
  /** False where the text leaves it open. */
  readonly isCertain: boolean;
  readonly parts: readonly HitPart[];
}

/** Of the words of a finding at most so many places are kept for one rule. */
export const maxParts = 40;

export function joinHits(hits: readonly Hit[]): Hit {
  const parts = hits.flatMap((hit) => hit.parts).slice(0, maxParts);
  const firsts = hits.flatMap(({ first }) => (first === null ? [] : [first]));
  const lasts = hits.flatMap(({ last }) => (last === null ? [] : [last]));
  return {
    startMs: Math.min(...hits.map(({ startMs }) => startMs)),
    endMs: Math.max(...hits.map(({ endMs }) => endMs)),
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: lasts.length === 0 ? null : Math.max(...lasts),
    isCertain: hits.every(({ isCertain }) => isCertain),
    parts,
  };
}

export function inOrder(a: Hit, b: Hit): number {
  return a.startMs - b.startMs || (a.first ?? -1) - (b.first ?? -1) || a.endMs - b.endMs;
}

/** They share a word. */
export function shareWords(a: Hit, b: Hit): boolean {
  if (a.first === null || a.last === null || b.first === null || b.last === null) return false;
  return a.first <= b.last && b.first <= a.last;
}

/** `b` begins later than `a`; after something that is no words, when that is over. */
export function follows(a: Hit, b: Hit): boolean {
  if (shareWords(a, b)) return false;
  if (a.first === null) return b.startMs >= a.endMs;
  if (b.first === null) return b.startMs > a.startMs;
  return b.startMs > a.startMs || (b.startMs === a.startMs && b.first > a.first);
}

/** Between the end of the earlier and the beginning of the later one; 0 where they overlap. */
export function distanceMs(a: Span, b: Span): number {
  return Math.max(0, b.startMs - a.endMs, a.startMs - b.endMs);
}
