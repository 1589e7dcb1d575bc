import type { Hit } from './hit.ts';
import type { TextIndex } from './text-index.ts';

/** A place of words, with their time. */
export function wordsHit(index: TextIndex, clause: number, first: number, last: number): Hit {
  const span = index.spanOf(first, last);
  return { ...span, first, last, isCertain: true, parts: [{ ...span, clause, first, last }] };
}
