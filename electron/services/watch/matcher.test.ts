import { expect, it } from 'vitest';
import { tokenize } from '#services/search/language/tokens.ts';
import { createMatcher } from './matcher.ts';
import { termPattern, type TermPattern } from './term-pattern.ts';

const pattern = (term: string): TermPattern => {
  const found = termPattern(term, 'any');
  if (found === null) throw new Error(term);
  return found;
};
const find = (patterns: readonly TermPattern[], text: string) =>
  createMatcher(patterns.map((one, ruleId) => ({ ruleId, pattern: one }))).find(tokenize(text));

it('terms within and across each other are all found, whichever way the search falls back', () => {
  const patterns = ['a b c d', 'b c', 'c', 'b c x'].map(pattern);
  expect(find(patterns, 'a b c x')).toEqual([
    { ruleId: 1, first: 1, last: 2 },
    { ruleId: 2, first: 2, last: 2 },
    { ruleId: 3, first: 1, last: 3 },
  ]);
  expect(find(patterns, 'a b c d').map(({ ruleId }) => ruleId)).toEqual([1, 2, 0]);
});

it('a term does not overlap itself', () => {
  expect(find([pattern('ha ha')], 'ha ha ha ha ha')).toEqual([
    { ruleId: 0, first: 0, last: 1 },
    { ruleId: 0, first: 2, last: 3 },
  ]);
});

it('every variant of a term is the same term', () => {
  const people = {
    ...pattern('чужой человек'),
    variants: [
      ['чуж', 'человек'],
      ['чуж', 'люд'],
    ],
  };
  expect(find([people], 'чужие люди у чужого человека')).toEqual([
    { ruleId: 0, first: 0, last: 1 },
    { ruleId: 0, first: 3, last: 4 },
  ]);
});
