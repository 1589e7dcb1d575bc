/**
 * Words in a segment row. `words`: for each word a varint gap since the end of the word before, a varint duration, both
 * in 10 ms, and one byte of probability: about 3 bytes a word. Times are rounded to 10 ms, overlaps between words
 * are cut, and no word leaves its segment.
 * `word_texts` is empty when the text split at spaces gives the words; else its first byte says how they are kept:
 * 1 = where they stand in the text (varint gap and length in UTF-16 units), 2 = in full (varint byte length, UTF-8).
 */
import type { Word } from '#shared/segment.ts';
import { createVarintReader, pushVarint } from './varint.ts';

const unitMs = 10;
const asSpans = 1;
const inFull = 2;

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Null for no words. */
export function packWords(words: readonly Word[], segment: Span): Buffer | null {
  if (words.length === 0) return null;
  const bytes: number[] = [];
  const max = Math.floor((segment.endMs - segment.startMs) / unitMs);
  const units = (ms: number, min: number) => Math.min(max, Math.max(min, Math.round((ms - segment.startMs) / unitMs)));
  let cursor = 0;
  for (const word of words) {
    const start = units(word.startMs, cursor);
    const end = units(word.endMs, start);
    pushVarint(bytes, start - cursor);
    pushVarint(bytes, end - start);
    bytes.push(Math.round(Math.min(1, Math.max(0, word.probability)) * 255));
    cursor = end;
  }
  return Buffer.from(bytes);
}

/** Null when the words are the text split at spaces. */
export function packWordTexts(words: readonly Word[], text: string): Buffer | null {
  if (words.length === 0) return null;
  const parts = text.split(' ');
  if (parts.length === words.length && words.every((word, index) => word.text === parts[index])) return null;
  return packSpans(words, text) ?? packInFull(words);
}

/** Independent of the segment's text, for a text that is going to change. */
export function packInFull(words: readonly Word[]): Buffer | null {
  if (words.length === 0) return null;
  const chunks: Buffer[] = [Buffer.from([inFull])];
  for (const word of words) {
    const utf8 = Buffer.from(word.text, 'utf8');
    const length: number[] = [];
    pushVarint(length, utf8.length);
    chunks.push(Buffer.from(length), utf8);
  }
  return Buffer.concat(chunks);
}

function packSpans(words: readonly Word[], text: string): Buffer | null {
  const bytes = [asSpans];
  let cursor = 0;
  for (const word of words) {
    const at = text.indexOf(word.text, cursor);
    if (at < 0) return null;
    pushVarint(bytes, at - cursor);
    pushVarint(bytes, word.text.length);
    cursor = at + word.text.length;
  }
  return Buffer.from(bytes);
}

/** The words as they were packed; a blob that does not fit its texts (damage) throws a RangeError. */
export function unpackWords(
  words: Uint8Array | null,
  wordTexts: Uint8Array | null,
  segment: Span & { text: string },
): Word[] {
  if (words === null) return [];
  const reader = createVarintReader(words);
  const times: Omit<Word, 'text'>[] = [];
  let cursor = 0;
  while (!reader.isAtEnd()) {
    const start = cursor + reader.next();
    const end = start + reader.next();
    times.push({
      startMs: segment.startMs + start * unitMs,
      endMs: segment.startMs + end * unitMs,
      probability: reader.byte() / 255,
    });
    cursor = end;
  }
  const texts = wordTexts === null ? segment.text.split(' ') : unpackTexts(wordTexts, segment.text);
  if (texts.length !== times.length) throw new RangeError('words and their texts differ in number');
  return times.map(({ startMs, endMs, probability }, index) => ({
    startMs,
    endMs,
    text: texts[index] ?? '',
    probability,
  }));
}

function unpackTexts(bytes: Uint8Array, text: string): string[] {
  const reader = createVarintReader(bytes);
  const kind = reader.byte();
  const texts: string[] = [];
  let cursor = 0;
  while (!reader.isAtEnd()) {
    if (kind === inFull) {
      texts.push(reader.utf8(reader.next()));
      continue;
    }
    const start = cursor + reader.next();
    cursor = start + reader.next();
    texts.push(text.slice(start, cursor));
  }
  return texts;
}
