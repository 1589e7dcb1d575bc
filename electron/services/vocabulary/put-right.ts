import type { Word } from '#shared/segment.ts';
import type { VocabularyTerm } from '#shared/recognition/vocabulary.ts';

/** A word at least this likely was said: «national» in «national bank» is no surname. */
const sureProbability = 0.75;

interface Written {
  readonly text: string;
  readonly words: readonly Word[];
}

type Mistake = Pick<VocabularyTerm, 'term'> & { readonly keys: readonly string[] };

/** What is often taken for a term, the longest first; to be made once for many texts. */
export function mistakesOf(terms: readonly Pick<VocabularyTerm, 'term' | 'takenFor'>[]): readonly Mistake[] {
  return terms
    .flatMap(({ term, takenFor }) => takenFor.map((phrase) => ({ term, keys: phrase.split(/\s+/u).map(keyOf) })))
    .filter(({ keys }) => keys.every((key) => key !== ''))
    .toSorted((a, b) => b.keys.length - a.keys.length);
}

/**
 * A text with each term in the place of what is often taken for it, where the engine was unsure of a word of it. The term
 * has the time of all those words; signs around them stay.
 */
export function putRight<T extends Written>(segment: T, mistakes: readonly Mistake[]): T {
  if (mistakes.length === 0) return segment;
  const words: Word[] = [];
  const replaced: { readonly from: string; readonly to: string }[] = [];
  for (let at = 0; at < segment.words.length;) {
    const found = mistakes.find((mistake) => stands(mistake, segment.words, at));
    const own = segment.words.slice(at, at + (found?.keys.length ?? 1));
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined) break;
    if (found === undefined) words.push(first);
    else {
      const before = /^[^\p{L}\p{N}]*/u.exec(first.text)?.[0] ?? '';
      const after = /[^\p{L}\p{N}]*$/u.exec(last.text)?.[0] ?? '';
      const text = `${before}${found.term}${after}`;
      replaced.push({ from: own.map((word) => word.text).join(' '), to: text });
      words.push({ ...first, endMs: last.endMs, text, probability: Math.min(...own.map((word) => word.probability)) });
    }
    at += own.length;
  }
  return replaced.length === 0 ? segment : { ...segment, words, text: textOf(segment.text, replaced) };
}

function stands({ keys }: Mistake, words: readonly Word[], at: number): boolean {
  let isUnsure = false;
  for (const [nth, key] of keys.entries()) {
    const word = words[at + nth];
    if (word === undefined || keyOf(word.text) !== key) return false;
    isUnsure ||= word.probability < sureProbability;
  }
  return isUnsure;
}

function textOf(text: string, replaced: readonly { readonly from: string; readonly to: string }[]): string {
  let at = 0;
  let written = text;
  for (const { from, to } of replaced) {
    const place = written.indexOf(from, at);
    if (place < 0) continue;
    written = `${written.slice(0, place)}${to}${written.slice(place + from.length)}`;
    at = place + to.length;
  }
  return written;
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
