import type { Segment, Word } from '#shared/segment.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whether a word is said in a span of time: one that only touches it is not. */
export function isWordIn({ startMs, endMs }: Pick<Word, 'startMs' | 'endMs'>, span: Span): boolean {
  if (endMs <= startMs) return startMs >= span.startMs && startMs < Math.max(span.endMs, span.startMs + 1);
  return startMs < span.endMs && endMs > span.startMs;
}

/** The words of a segment in a span; all of its text where it has no words; null where there are none. */
export function wordsIn(segment: Segment, span: Span): string | null {
  if (segment.startMs >= span.endMs || segment.endMs <= span.startMs) return null;
  if (segment.words.length === 0) return segment.text;
  const words = segment.words.filter((word) => isWordIn(word, span));
  return words.length === 0 ? null : words.map(({ text }) => text.trim()).join(' ');
}
