import type { TextRange } from '#shared/search.ts';

export interface Part {
  readonly text: string;
  readonly isMarked: boolean;
  /** Offset in the whole text; distinguishes parts. */
  readonly start: number;
}

/** The text cut at its marks, in order; marks that overlap, run past the end or are empty do no harm. */
export function markedParts(text: string, marks: readonly TextRange[]): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  const push = (end: number, isMarked: boolean) => {
    if (end > from) parts.push({ text: text.slice(from, end), isMarked, start: from });
    from = Math.max(from, end);
  };
  for (const [start, end] of [...marks].sort(([left], [right]) => left - right)) {
    push(Math.min(start, text.length), false);
    push(Math.min(end, text.length), true);
  }
  push(text.length, false);
  return parts;
}
