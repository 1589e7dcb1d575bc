import { bareWord, commonWords } from './longest-common-subsequence.ts';
import type { Segment, Word } from '../segment.ts';

type Timed = Pick<Segment, 'text' | 'words' | 'startMs' | 'endMs'>;

/** A word of a text: what stands between two spaces; in scripts without spaces, what a reader takes as one. */
export interface TextToken {
  /** UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The words of a text that was typed, with times: words that are still there keep theirs; a changed run is spread by
 * letters over the time of what it takes the place of, or, where it was added, over what lies between its neighbours.
 * In order, none outside the segment, none overlapping. `before` is what was said there until now.
 */
export function keepTiming(before: Timed, text: string): Word[] {
  const tokens = tokensOf(text);
  const old = before.words;
  const words: Word[] = [];
  let [token, word] = [0, 0];
  const fill = (toToken: number, toWord: number) => {
    const fromMs = words.at(-1)?.endMs ?? before.startMs;
    const untilMs = old[toWord]?.startMs ?? before.endMs;
    const replaced = old.slice(word, toWord);
    const span = {
      startMs: Math.max(fromMs, replaced[0]?.startMs ?? fromMs),
      endMs: Math.min(untilMs, replaced.at(-1)?.endMs ?? untilMs),
    };
    words.push(...spreadByLetters(tokens.slice(token, toToken), span));
  };
  const bare = (list: readonly { readonly text: string }[]) => list.map(({ text: one }) => bareWord(one));
  for (const { left, right } of commonWords(bare(tokens), bare(old))) {
    const kept = old[right];
    const as = tokens[left];
    if (kept === undefined || as === undefined) continue;
    fill(left, right);
    words.push({ ...kept, text: as.text });
    [token, word] = [left + 1, right + 1];
  }
  fill(tokens.length, old.length);
  return words;
}

/** The words within new borders: those that would be outside share the border's time with the first that is inside. */
export function fitWords(words: readonly Word[], { startMs, endMs }: Pick<Segment, 'startMs' | 'endMs'>): Word[] {
  const firstInside = words.findIndex((word) => word.endMs > startMs);
  const lastInside = words.findLastIndex((word) => word.startMs < endMs);
  if (firstInside < 0 || lastInside < firstInside) return respread(words, { startMs, endMs });
  const head = words.slice(0, firstInside + 1);
  const tail = words.slice(lastInside);
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  const fitted = words.map((word) => ({ ...word, startMs: clamp(word.startMs), endMs: clamp(word.endMs) }));
  if (head.length > 1) {
    fitted.splice(0, head.length, ...respread(head, { startMs, endMs: fitted[firstInside]?.endMs ?? endMs }));
  }
  if (tail.length > 1) {
    const from = Math.max(fitted[lastInside]?.startMs ?? startMs, fitted[lastInside - 1]?.endMs ?? startMs);
    fitted.splice(lastInside, tail.length, ...respread(tail, { startMs: from, endMs }));
  }
  return fitted;
}

const withoutSpaces = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

export function tokensOf(text: string): readonly TextToken[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: piece, index }) => {
    if (!withoutSpaces.test(piece)) return [{ start: index, end: index + piece.length, text: piece }];
    const tokens: TextToken[] = [];
    for (const part of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(piece)) {
      const start = index + part.index;
      const last = tokens.at(-1);
      const whole = { start, end: start + part.segment.length, text: part.segment };
      if (part.isWordLike === true || last === undefined) tokens.push(whole);
      else tokens[tokens.length - 1] = { ...last, end: whole.end, text: last.text + part.segment };
    }
    return tokens;
  });
}

function respread(words: readonly Word[], span: Pick<Segment, 'startMs' | 'endMs'>): Word[] {
  const times = spreadByLetters(words, span);
  return words.map((word, nth) => ({ ...word, ...times[nth], probability: word.probability }));
}

/** Typed words are certain. */
function spreadByLetters(tokens: readonly Pick<Word, 'text'>[], span: Pick<Segment, 'startMs' | 'endMs'>): Word[] {
  const letters = tokens.reduce((sum, { text }) => sum + text.length, 0);
  const lengthMs = Math.max(0, span.endMs - span.startMs);
  let before = 0;
  return tokens.map(({ text }) => {
    const startMs = span.startMs + Math.round((lengthMs * before) / letters);
    before += text.length;
    return { startMs, endMs: span.startMs + Math.round((lengthMs * before) / letters), text, probability: 1 };
  });
}
