import { cutByWidth, displayWidth } from '#shared/text/display-width.ts';
import type { Segment } from '#shared/segment.ts';
import { oneLine } from '#services/text-files/one-line.ts';

/** What a subtitle is never cut within: a word, as its script has words. */
export interface CueUnit {
  readonly text: string;
  /** Columns, see `displayWidth`. */
  readonly width: number;
  /** A space stands before it where it does not begin a line. */
  readonly hasSpace: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** A person ended the line before it. */
  readonly isForced: boolean;
  /** Where it begins in the text of its segment, as `oneLine` gives that. */
  readonly at: number;
}

/** Scripts that write sentences without spaces. */
const isUnspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u;
const opensNext = /[\p{Ps}\p{Pi}]$/u;
/** Marks, signs that close, and letters that must not begin a line (small kana, repetition and length signs). */
const closesLast =
  /^(?:[\p{M}\p{Cf}ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶๆໆៗ]|(?![\p{Ps}\p{Pi}])\p{P})/u;
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** The text of a segment in units of at most `limit` columns, on the times of its words. */
export function cueUnits(segment: Segment, limit: number): readonly CueUnit[] {
  const text = oneLine(segment.text);
  if (text === '') return [];
  const spacedWords = text.split(' ');
  const timeAt = isAsRecognised(spacedWords, segment, limit) ? null : clockOf(segment, text);
  const forced = forcedBreaks(segment.text);
  const units: CueUnit[] = [];
  let at = 0;
  for (const [nth, spaced] of spacedWords.entries()) {
    if (nth > 0) at += 1;
    const word = timeAt === null ? segment.words[nth] : undefined;
    if (word !== undefined) {
      units.push({
        text: spaced,
        // A column a letter: see `isPlainWord`.
        width: spaced.length,
        hasSpace: nth > 0,
        startMs: word.startMs,
        endMs: word.endMs,
        isForced: nth > 0 && forced.has(nth),
        at,
      });
      at += spaced.length;
      continue;
    }
    for (const [part, piece] of piecesOf(spaced, limit).entries()) {
      const times = timeAt?.(at, at + piece.length) ?? { startMs: segment.startMs, endMs: segment.endMs };
      const isFirst = nth > 0 && part === 0;
      const isForced = isFirst && forced.has(nth);
      units.push({ text: piece, width: displayWidth(piece), hasSpace: isFirst, ...times, isForced, at });
      at += piece.length;
    }
  }
  return units;
}

/** The usual case: each word stands as it was recognised, is no wider than a line and needs no cutting. */
function isAsRecognised(spaced: readonly string[], { words: recognised }: Segment, limit: number): boolean {
  return (
    spaced.length === recognised.length &&
    spaced.every((text, nth) => text === recognised[nth]?.text && text.length <= limit && isPlainWord.test(text))
  );
}

const isPlainWord = /^[\u0021-\u007E\u00A1-\u02FF\u0400-\u0482\u048A-\u04FF\u2010-\u2027]+$/;

const noBreaks: ReadonlySet<number> = new Set();

/** The words that a line end stands before. */
function forcedBreaks(text: string): ReadonlySet<number> {
  if (!text.trim().includes('\n')) return noBreaks;
  let words = 0;
  const breaks = new Set<number>();
  for (const line of text.split('\n')) {
    const own = oneLine(line);
    if (own === '') continue;
    if (words > 0) breaks.add(words);
    words += own.split(' ').length;
  }
  return breaks;
}

function piecesOf(word: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  if (!isUnspaced.test(word)) pieces.push(word);
  else {
    let isOpen = false;
    for (const { segment } of words.segment(word)) {
      const isOneWithLast = pieces.length > 0 && (isOpen || closesLast.test(segment));
      if (isOneWithLast) pieces.push(`${pieces.pop() ?? ''}${segment}`);
      else pieces.push(segment);
      isOpen = opensNext.test(segment);
    }
  }
  return pieces.flatMap((piece) => (displayWidth(piece) <= limit ? [piece] : cutByWidth(piece, limit)));
}

type Clock = (from: number, to: number) => { readonly startMs: number; readonly endMs: number };

/** Times of a stretch of `text`: by the recognised words where they still are the text, else spread evenly over the segment. */
function clockOf({ words: recognised, startMs, endMs }: Segment, text: string): Clock {
  const bare = (part: string) => oneLine(part).replaceAll(' ', '');
  const spoken = recognised.map((word) => ({ ...word, length: bare(word.text).length }));
  if (recognised.map((word) => bare(word.text)).join('') !== bare(text)) {
    const at = (place: number) => startMs + Math.round(((endMs - startMs) * place) / (text.length + 1));
    // The space after a word belongs to it.
    return (from, to) => ({ startMs: at(from), endMs: at(text[to] === undefined || text[to] === ' ' ? to + 1 : to) });
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let word = 0;
  let within = 0;
  for (const character of text.split('')) {
    while (within >= (spoken[word]?.length ?? Number.POSITIVE_INFINITY)) {
      word += 1;
      within = 0;
    }
    const { startMs: start, endMs: end, length } = spoken[word] ?? { startMs: endMs, endMs, length: 1 };
    const at = (place: number) => start + Math.round(((end - start) * place) / length);
    const isSpace = character === ' ';
    starts.push(at(within));
    ends.push(at(isSpace ? within : within + 1));
    if (!isSpace) within += 1;
  }
  return (from, to) => ({ startMs: starts[from] ?? startMs, endMs: ends[to - 1] ?? endMs });
}
