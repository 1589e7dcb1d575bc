import { expect, it } from 'vitest';
import { otherWords, writtenForms } from '#services/search/language/written-forms.fixture.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { createMatcher } from './matcher.ts';
import { termPattern } from './term-pattern.ts';

const plain = (query: string) => query.trim().replaceAll(/["=]/g, '');

function matched(text: string, term: string): readonly string[] {
  const pattern = termPattern(term, 'any');
  const tokens = tokenize(text);
  const places = pattern === null ? [] : createMatcher([{ ruleId: 1, pattern }]).find(tokens);
  return places.map(({ first, last }) => text.slice(tokens[first]?.start, tokens[last]?.end));
}

it.each(Object.values(writtenForms).flat())('in “%s” the term %s is found', (text, query, found) => {
  // Of a number that may be two the finding stands on the whole.
  expect(matched(text, plain(query)).join(' ')).toContain(found);
});

it.each(otherWords.filter(([, query]) => !query.startsWith('"')))('in “%s” the term %s is not found', (text, query) => {
  expect(matched(text, query)).toEqual([]);
});
