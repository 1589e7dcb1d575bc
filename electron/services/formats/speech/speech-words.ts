import { oneLine } from '#services/text-files/one-line.ts';
import { keepTiming } from '#shared/text/keep-timing.ts';
import type { Segment, Word } from '#shared/segment.ts';

/** The words of a segment; of one without word times they are spread over it. */
export function wordsOfSegment(segment: Segment): readonly Word[] {
  const words = segment.words.length > 0 ? segment.words : keepTiming({ ...segment, text: '' }, segment.text);
  return words.map((word) => ({ ...word, text: oneLine(word.text) })).filter(({ text }) => text !== '');
}

/** A name of one word in letters that every tool of speech science takes; never empty. */
export function plainName(name: string, otherwise: string): string {
  const plain = oneLine(name)
    .replaceAll(/[^\p{L}\p{M}\p{N}.-]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  return plain === '' ? otherwise : plain;
}

/** Of a recording, without its ending. */
export function fileWord(name: string): string {
  return plainName(name.replace(/\.[^.]{1,5}$/u, ''), 'recording');
}
