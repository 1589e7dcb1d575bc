import type { RedactionKind } from '#shared/sharing/redaction.ts';
import { isCommonStem } from '#services/search/index/common/common-words.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { digitRuns } from '../text/digits-of.ts';

/** Words that were removed. */
export interface RemovedItem {
  readonly kind: RedactionKind;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Where to look: a text, or what was recognised with times. */
export interface SearchedText {
  readonly text: string;
  /** When the word at an offset of the text is said; absent where it has no times. */
  readonly timeAt?: (offset: number) => number;
}

/** A removed item that was found. */
export interface Found {
  readonly item: RemovedItem;
  readonly found: string;
  readonly atMs: number | null;
  /** So usual a word that it proves nothing where it stands alone and far away. */
  readonly isHarmless: boolean;
}

/** Numbers of a card or phone count from so many digits on, in a row. */
const minDigits = 4;
/** Within so much of where it was said it was not removed, however usual the word is. */
const nearMs = 1000;
/** Of everything a speaker says, so many words in a row. */
const speechWords = 4;

interface Pattern {
  readonly item: RemovedItem;
  /** Each the stems that a word may have, one after another. */
  readonly words: readonly (readonly string[])[];
  readonly isHarmless: boolean;
  readonly isNear: boolean;
}

interface DigitPattern {
  readonly item: RemovedItem;
  readonly digits: string;
}

/** Looks for what was removed: its words in any form, each part of a name, and numbers as digits or as words. */
export interface RemovedSearch {
  /** Each item at most once for each place. */
  in(searched: SearchedText): readonly Found[];
}

export function searchRemoved(items: readonly RemovedItem[]): RemovedSearch {
  const patterns = new Map<string, Pattern[]>();
  const digits: DigitPattern[] = [];
  for (const item of distinct(items)) {
    const tokens = tokenize(item.text);
    const run = digitRuns(tokens).reduce((all, { digits: more }) => all + more, '');
    const isNumber = run.length >= minDigits;
    if (isNumber) digits.push({ item, digits: run });
    for (const pattern of patternsOf(item, tokens)) {
      // A number is looked for by its digits: its words are everywhere.
      if (isNumber && pattern.words.length === 1) continue;
      for (const stem of pattern.words[0] ?? []) patterns.set(stem, [...(patterns.get(stem) ?? []), pattern]);
    }
  }
  return {
    in(searched) {
      const tokens = tokenize(searched.text).filter(({ kind }) => kind !== 'single');
      return [...wordHits(tokens, patterns, searched), ...digitHits(tokens, digits, searched)];
    },
  };
}

/** One of those that say the same, but for speech, which is looked for where it was said. */
function distinct(items: readonly RemovedItem[]): readonly RemovedItem[] {
  const byText = new Map<string, RemovedItem>();
  for (const item of items) {
    const key = item.kind === 'speaker' ? `${item.startMs} ${item.text}` : item.text.toLowerCase();
    if (!byText.has(key)) byText.set(key, item);
  }
  return [...byText.values()];
}

const named: ReadonlySet<RedactionKind> = new Set(['person', 'place', 'organisation', 'address']);

function* patternsOf(item: RemovedItem, tokens: readonly Token[]): Generator<Pattern> {
  const words = tokens.map(({ base, stem, kind }) => (kind === 'word' ? stemsOf(base) : [stem]));
  if (words.length === 0) return;
  if (item.kind === 'speaker') {
    const length = Math.min(speechWords, words.length);
    for (let at = 0; at + length <= words.length; at += 1) {
      yield { item, words: words.slice(at, at + length), isHarmless: false, isNear: true };
    }
    return;
  }
  const isUsual = (stems: readonly string[]) => stems.every((stem) => isCommonStem(stem) || stem.length < 3);
  yield { item, words, isHarmless: words.every(isUsual), isNear: false };
  if (words.length === 1 || !named.has(item.kind)) return;
  for (const [nth, stems] of words.entries()) {
    const isName = /^\p{Lu}/u.test(item.text.slice(tokens[nth]?.start ?? 0));
    if (isName && !isUsual(stems)) yield { item, words: [stems], isHarmless: false, isNear: false };
  }
}

function* wordHits(
  tokens: readonly Token[],
  patterns: ReadonlyMap<string, readonly Pattern[]>,
  { text, timeAt }: SearchedText,
): Generator<Found> {
  const stems = new Map<string, readonly string[]>();
  const stemsAt = (token: Token) => {
    const cached = stems.get(token.base) ?? (token.kind === 'word' ? stemsOf(token.base) : [token.stem]);
    stems.set(token.base, cached);
    return cached;
  };
  for (const [at, token] of tokens.entries()) {
    const seen = new Set<Pattern>();
    for (const stem of stemsAt(token)) {
      for (const pattern of patterns.get(stem) ?? []) {
        if (seen.has(pattern) || !matches(pattern, tokens, at, stemsAt)) continue;
        seen.add(pattern);
        const last = tokens[at + pattern.words.length - 1] ?? token;
        const atMs = timeAt?.(token.start) ?? null;
        const isNear = atMs !== null && atMs > pattern.item.startMs - nearMs && atMs < pattern.item.endMs + nearMs;
        if (pattern.isNear && !isNear && timeAt !== undefined) continue;
        const found = text.slice(token.start, last.end);
        yield { item: pattern.item, found, atMs, isHarmless: pattern.isHarmless && !isNear };
      }
    }
  }
}

function matches(
  { words }: Pattern,
  tokens: readonly Token[],
  at: number,
  stemsAt: (token: Token) => readonly string[],
): boolean {
  if (at + words.length > tokens.length) return false;
  return words.every((wanted, nth) => {
    const token = tokens[at + nth];
    return token !== undefined && stemsAt(token).some((stem) => wanted.includes(stem));
  });
}

/** A part of a number that is long enough not to be there by chance: half of it, four digits at least. */
function* digitHits(
  tokens: readonly Token[],
  patterns: readonly DigitPattern[],
  { text, timeAt }: SearchedText,
): Generator<Found> {
  if (patterns.length === 0) return;
  for (const run of digitRuns(tokens)) {
    if (run.digits.length < minDigits) continue;
    for (const { item, digits } of patterns) {
      const length = Math.min(digits.length, Math.max(minDigits, Math.ceil(digits.length / 2)));
      const isThere = Array.from({ length: digits.length - length + 1 }, (_, from) =>
        digits.slice(from, from + length),
      ).some((part) => run.digits.includes(part));
      if (!isThere) continue;
      const [first, last] = [tokens[run.first], tokens[run.last]];
      if (first === undefined || last === undefined) continue;
      const atMs = timeAt?.(first.start) ?? null;
      yield { item, found: text.slice(first.start, last.end), atMs, isHarmless: false };
    }
  }
}
