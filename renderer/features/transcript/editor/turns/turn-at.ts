import type { Paragraph } from '#shared/segment.ts';
import { paragraphAt } from './paragraph-at.ts';

/** Indexes of segments, both within. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/**
 * The turn that a segment is in. Where no one is named yet it is what is probably one: a paragraph, which is never much
 * longer than a screen. A segment of a text whose turns are not known is a turn by itself.
 */
export function turnAt(paragraphs: readonly Paragraph[], index: number, total: number): Rows {
  if (paragraphs.length === 0) return { first: index, last: index };
  const at = paragraphAt(paragraphs, index);
  const isWhole = paragraphs[at]?.speakerId !== null;
  const goesOn = (nth: number) => isWhole && paragraphs[nth]?.isTurn === false;
  let from = at;
  while (from > 0 && goesOn(from)) from -= 1;
  let to = at + 1;
  while (to < paragraphs.length && goesOn(to)) to += 1;
  return { first: paragraphs[from]?.first ?? index, last: Math.max(index, (paragraphs[to]?.first ?? total) - 1) };
}
