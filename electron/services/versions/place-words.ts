import { bareWord } from '#shared/text/longest-common-subsequence.ts';
import { keepTiming } from '#shared/text/keep-timing.ts';
import type { Segment, Word } from '#shared/segment.ts';

/** A word with its place in the text of its segment. */
export interface PlacedWord {
  readonly word: Word;
  readonly segment: Segment;
  /** UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** What two versions are compared by. */
  readonly bare: string;
  readonly middleMs: number;
}

/** The words of a segment in order; of a text without words, its tokens spread over its time. */
export function placeWords(segment: Segment): readonly PlacedWord[] {
  const words = segment.words.length > 0 ? segment.words : keepTiming({ ...segment, text: '' }, segment.text);
  let from = 0;
  return words.map((word) => {
    const start = Math.max(from, segment.text.indexOf(word.text, from));
    const end = start + word.text.length;
    from = end;
    return { word, segment, start, end, bare: bareWord(word.text), middleMs: (word.startMs + word.endMs) / 2 };
  });
}
