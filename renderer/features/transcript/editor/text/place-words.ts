import { keepTiming, tokensOf } from '#shared/text/keep-timing.ts';
import type { Segment, Word } from '#shared/segment.ts';

/** A word of the text as it reads now, with the time it is spoken at; offsets are UTF-16, `end` is exclusive. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Where each word of a segment stands in its text. Recognised text has its words in order; in corrected text the words
 * that are still there keep their time and those between them share what is left, so that any word can be clicked.
 */
export function placeWords(segment: Pick<Segment, 'text' | 'words' | 'startMs' | 'endMs'>): readonly PlacedWord[] {
  return placeExactly(segment.text, segment.words) ?? placeByLikeness(segment);
}

function placeExactly(text: string, words: readonly Word[]): readonly PlacedWord[] | null {
  const placed: PlacedWord[] = [];
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, from);
    if (start < 0 || word.text === '') return null;
    // Something that is more than space or punctuation was written between two words.
    if (/[\p{L}\p{N}]/u.test(text.slice(from, start))) return null;
    from = start + word.text.length;
    placed.push({ start, end: from, startMs: word.startMs, endMs: word.endMs });
  }
  return /[\p{L}\p{N}]/u.test(text.slice(from)) ? null : placed;
}

function placeByLikeness(segment: Pick<Segment, 'text' | 'words' | 'startMs' | 'endMs'>): readonly PlacedWord[] {
  const words = keepTiming(segment, segment.text);
  return tokensOf(segment.text).map(({ start, end }, nth) => ({
    start,
    end,
    startMs: words[nth]?.startMs ?? segment.startMs,
    endMs: words[nth]?.endMs ?? segment.endMs,
  }));
}
