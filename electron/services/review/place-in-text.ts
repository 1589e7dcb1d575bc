import type { Segment } from '#shared/segment.ts';

/** UTF-16 offsets into a segment's text, half open. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A word that was moved farther than this is another one. */
const maxMovedMs = 1500;

/**
 * Where what was recognised stands in the segment as it is now; null where it was changed, were it only in case or
 * comma. A typed word is certain: it counts as changed, even where the same was typed again.
 */
export function placeInText(
  segment: Pick<Segment, 'text' | 'words'>,
  place: { readonly startMs: number; readonly recognised: string; readonly probability: number },
): TextSpan | null {
  if (segment.text === place.recognised) return { start: 0, end: segment.text.length };
  let best: { readonly offMs: number; readonly span: TextSpan } | null = null;
  let from = 0;
  for (const word of segment.words) {
    const start = segment.text.indexOf(word.text, from);
    if (start < 0) continue;
    from = start + word.text.length;
    const offMs = Math.abs(word.startMs - place.startMs);
    const isTyped = word.probability === 1 && place.probability < 1;
    if (word.text !== place.recognised || isTyped || offMs > maxMovedMs) continue;
    if (best === null || offMs < best.offMs) best = { offMs, span: { start, end: from } };
  }
  return best?.span ?? null;
}
