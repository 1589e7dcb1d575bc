import type { Token } from '../search/tokens.ts';
import { createBeginnings } from './beginnings.ts';
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
  readonly mostWords: number;
  readonly ruleIds: ReadonlySet<number>;
  /** In the order in which they end. Places of one rule do not overlap. */
  find(tokens: readonly Token[]): readonly TermPlace[];
}

/**
 * Aho-Corasick over words: one pass whatever the number of terms. Two automata, one over stems and one over forms; the
 * few terms of one character in scripts without spaces are looked up beside them.
 */
export function createMatcher(rules: readonly MatcherRule[]): Matcher {
  const whole = rules.filter(({ pattern }) => !pattern.isPrefix);
  const stems = createAutomaton(whole.filter(({ pattern }) => pattern.match === 'any'));
  const forms = createAutomaton(whole.filter(({ pattern }) => pattern.match === 'exact'));
  const firstCharacters = groupByWord(rules.filter(({ pattern }) => pattern.isPrefix));
  return {
    mostWords: rules.reduce((most, { pattern }) => Math.max(most, pattern.forms.length), 1),
    ruleIds: new Set(rules.map(({ ruleId }) => ruleId)),
    find(tokens) {
      const places: TermPlace[] = [];
      const endOf = new Map<number, number>();
      const add = (ruleId: number, first: number, last: number) => {
        if ((endOf.get(ruleId) ?? -1) >= first) return;
        endOf.set(ruleId, last);
        places.push({ ruleId, first, last });
      };
      let stemState = 0;
      let formState = 0;
      for (let index = 0; index < tokens.length; index += 1) {
        const token = tokens[index];
        if (token === undefined) break;
        // The stem costs most: it is asked for only where a term may stand.
        if (stems !== null && (stemState !== 0 || stems.mayBegin(token.form))) {
          stemState = stems.next(stemState, token.stem);
          for (const { ruleId, length } of stems.ends(stemState)) add(ruleId, index - length + 1, index);
        }
        if (forms !== null) {
          formState = forms.next(formState, token.form);
          for (const { ruleId, length } of forms.ends(formState)) add(ruleId, index - length + 1, index);
        }
        if (firstCharacters.size === 0 || token.kind === 'word') continue;
        const [character = ''] = token.form;
        for (const ruleId of firstCharacters.get(character) ?? []) add(ruleId, index, index);
      }
      return places;
    },
  };
}

interface End {
  readonly ruleId: number;
  readonly length: number;
}

interface State {
  readonly next: Map<string, number>;
  fail: number;
  ends: readonly End[];
}

interface Automaton {
  /** Whether a term of stems may begin with the stem of this form. */
  mayBegin(form: string): boolean;
  next(state: number, word: string): number;
  ends(state: number): readonly End[];
}

/** Null for no rules. */
function createAutomaton(rules: readonly MatcherRule[]): Automaton | null {
  if (rules.length === 0) return null;
  const states: State[] = [{ next: new Map(), fail: 0, ends: [] }];
  const at = (state: number): State => {
    const found = states[state];
    if (found === undefined) throw new RangeError(`no state ${state}`);
    return found;
  };
  const step = (from: number, word: string): number => {
    for (let state = from; ; state = at(state).fail) {
      const next = at(state).next.get(word);
      if (next !== undefined) return next;
      if (state === 0) return 0;
    }
  };
  const grow = (from: number, word: string): number => {
    const known = at(from).next.get(word);
    if (known !== undefined) return known;
    const next = states.push({ next: new Map(), fail: 0, ends: [] }) - 1;
    at(from).next.set(word, next);
    return next;
  };
  for (const { ruleId, pattern } of rules) {
    for (const words of pattern.variants) {
      const end = at(words.reduce(grow, 0));
      end.ends = [...end.ends, { ruleId, length: words.length }];
    }
  }
  // By depth: a state's fallback is nearer to the root, so it is complete before it is needed.
  const queue = [0];
  for (const parent of queue) {
    for (const [word, child] of at(parent).next) {
      const fallback = parent === 0 ? 0 : step(at(parent).fail, word);
      at(child).fail = fallback;
      at(child).ends = [...at(child).ends, ...at(fallback).ends];
      queue.push(child);
    }
  }
  return { mayBegin: createBeginnings(at(0).next.keys()), next: step, ends: (state) => at(state).ends };
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
