import type { Word } from '#shared/segment.ts';
import type { ReadSegment } from '../read-text.ts';

export function isWordTier(name: string, type = ''): boolean {
  return /\b(?:words?|tokens?|слова)\b/i.test(`${name} ${type}`);
}

/** Gives each segment the words that begin in its time. Both in order. */
export function withTierWords(segments: readonly ReadSegment[], words: readonly Word[]): readonly ReadSegment[] {
  let next = 0;
  const sorted = words.toSorted((a, b) => a.startMs - b.startMs);
  return segments.map((segment) => {
    const { startMs, endMs } = segment;
    if (startMs === null || endMs === null) return segment;
    while (next < sorted.length && (sorted[next]?.startMs ?? 0) < startMs) next += 1;
    const from = next;
    while (next < sorted.length && (sorted[next]?.startMs ?? 0) <= endMs && (sorted[next]?.endMs ?? 0) <= endMs + 1)
      next += 1;
    return { ...segment, words: sorted.slice(from, next) };
  });
}
