import { isCommonStem } from '#services/search/index/common/common-words.ts';
import { stemOf } from '#services/search/language/stem-of.ts';
import { otherReadings } from '#services/search/language/other-readings.ts';
import type { Token } from '#services/search/language/token.ts';
import { PrefixFilter } from './prefix-filter.ts';
import type { TermPattern } from './term-pattern.ts';

export interface MatcherRule {
  readonly ruleId: number;
  readonly pattern: TermPattern;
}

/** Numbers of the first and the last word among the words that were given. */
export interface TermPlace {
  readonly ruleId: number;
  readonly first: number;
  readonly last: number;
}

export interface Matcher {
  /** Words of the longest term. */
  readonly maxWords: number;
  readonly ruleIds: ReadonlySet<number>;
  /** In the order in which they end. Places of one rule do not overlap. */
  find(tokens: readonly Token[]): readonly TermPlace[];
}

/**
 * One pass whatever the number of terms: most words, and pairs of words, are known by their first letters to begin none,
 * without a stem or even a form. The few terms of one character in scripts without spaces are looked up beside them.
 */
export function createMatcher(rules: readonly MatcherRule[]): Matcher {
  const whole = rules.filter(({ pattern }) => !pattern.isPrefix);
  const byStem = createPhrases(
    whole.filter(({ pattern }) => pattern.match === 'any'),
    ({ stem }) => stem,
  );
  const byForm = createPhrases(
    whole.filter(({ pattern }) => pattern.match === 'exact'),
    ({ form }) => form,
  );
  const firstCharacters = groupByWord(rules.filter(({ pattern }) => pattern.isPrefix));
  return {
    maxWords: Math.max(1, ...rules.map(({ pattern }) => Math.max(...pattern.variants.map(({ length }) => length)))),
    ruleIds: new Set(rules.map(({ ruleId }) => ruleId)),
    find(tokens) {
      const found: TermPlace[] = [];
      byStem?.find(tokens, found);
      byForm?.find(tokens, found);
      for (const reading of otherReadings(tokens)) {
        const others: TermPlace[] = [];
        byStem?.find(reading.tokens, others);
        byForm?.find(reading.tokens, others);
        for (const { ruleId, first, last } of others)
          found.push({ ruleId, first: reading.first[first] ?? 0, last: reading.last[last] ?? 0 });
      }
      if (firstCharacters.size > 0) {
        for (const [index, { form, kind }] of tokens.entries()) {
          if (kind === 'word') continue;
          const [character = ''] = form;
          for (const ruleId of firstCharacters.get(character) ?? []) found.push({ ruleId, first: index, last: index });
        }
      }
      return found.length === 0 ? found : apart(found);
    },
  };
}

/** In the order of their ends, the longer first, without those that overlap one of the same rule. */
function apart(found: readonly TermPlace[]): readonly TermPlace[] {
  const endOf = new Map<number, number>();
  return found
    .toSorted((a, b) => a.last - b.last || a.first - b.first)
    .filter(({ ruleId, first, last }) => {
      if ((endOf.get(ruleId) ?? -1) >= first) return false;
      endOf.set(ruleId, last);
      return true;
    });
}

interface Phrase {
  readonly ruleId: number;
  readonly words: readonly string[];
  /** Number of the first of the two words by which it is looked for. */
  readonly at: number;
}

interface Phrases {
  /** Adds every place of every term. */
  find(tokens: readonly Token[], found: TermPlace[]): void;
}

/** Null for no rules. */
function createPhrases(rules: readonly MatcherRule[], wordOf: (token: Token) => string): Phrases | null {
  if (rules.length === 0) return null;
  const all = rules.flatMap(({ ruleId, pattern }) =>
    pattern.variants.map((words): Phrase => ({ ruleId, words, at: rarestPair(words) })),
  );
  const wordAt = ({ words, at }: Phrase, nth: number) => words[at + nth] ?? '';
  const several = all.filter(({ words }) => words.length > 1);
  const words = Map.groupBy(
    all.filter((phrase) => phrase.words.length === 1),
    (phrase) => wordAt(phrase, 0),
  );
  const phrases = new Map(
    Array.from(
      Map.groupBy(several, (phrase) => wordAt(phrase, 0)),
      ([word, those]) => [word, Map.groupBy(those, (phrase) => wordAt(phrase, 1))],
    ),
  );
  const prefixFilter = new PrefixFilter(
    words.keys(),
    several.map((phrase) => [wordAt(phrase, 0), wordAt(phrase, 1)] as const),
  );
  const phrasesAt = (tokens: readonly Token[], index: number, found: TermPlace[]) => {
    const [first, second] = [tokens[index], tokens[index + 1]];
    if (first === undefined || second === undefined) return;
    for (const { ruleId, words: wanted, at } of phrases.get(wordOf(first))?.get(wordOf(second)) ?? []) {
      const start = index - at;
      const isThere = wanted.every((word, nth) => {
        const token = tokens[start + nth];
        return token !== undefined && (nth === at || nth === at + 1 || wordOf(token) === word);
      });
      if (isThere) found.push({ ruleId, first: start, last: start + wanted.length - 1 });
    }
  };
  return {
    find(tokens, found) {
      prefixFilter.start();
      for (let index = 0; index < tokens.length; index += 1) {
        const token = tokens[index];
        if (token === undefined) break;
        const { isWord, isPair } = prefixFilter.next(token);
        if (isPair) phrasesAt(tokens, index - 1, found);
        if (!isWord) continue;
        for (const { ruleId } of words.get(wordOf(token)) ?? []) found.push({ ruleId, first: index, last: index });
      }
    },
  };
}

/** Where in a phrase the two words are that are said least often together: those that are not very common, and long. */
function rarestPair(words: readonly string[]): number {
  const weights = words.map((word) => (isCommonStem(stemOf(word)) ? 0 : 100) + word.length);
  const sums = weights.slice(1).map((weight, nth) => weight + (weights[nth] ?? 0));
  return Math.max(0, sums.indexOf(Math.max(...sums)));
}

function groupByWord(rules: readonly MatcherRule[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const { ruleId, pattern } of rules) {
    const [word = ''] = pattern.forms;
    const group = groups.get(word) ?? [];
    group.push(ruleId);
    groups.set(word, group);
  }
  return groups;
}
