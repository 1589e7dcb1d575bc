import { expect, it } from 'vitest';
import { matchExpression } from './match-expression.ts';
import { parseQuery } from './query.ts';

const expressionOf = (text: string) => {
  const query = parseQuery(text);
  return query === null ? null : matchExpression(query);
};

it.each<[text: string, expression: string | null]>([
  ['жалобы ', 'stem : "жалоб"'],
  ['жалобы', '(stem : "жалоб" OR exact : "жалобы" *)'],
  ['жалобы дирек', 'stem : "жалоб" AND (stem : "дирек" OR exact : "дирек" *)'],
  ['"Новый Договор"', 'exact : "новый договор"'],
  ['«Новый договор» ', 'exact : "новый договор"'],
  ['"новый дого', 'exact : "новый дого" *'],
  ['кто-то ', 'stem : "кто то"'],
  ['你好世界', 'stem : "你好 好世 世界"'],
  ['你 ', '(stem : "你" OR exact : "你" *)'],
  ['NEAR OR AND ', 'stem : "near" AND stem : "or" AND stem : "and"'],
  ['exact:x* ', 'stem : "exact x"'],
  ['- -- "', null],
  ['"" ?!', null],
  ['', null],
  ['-слово', null],
])('%s', (text, expression) => {
  expect(expressionOf(text)).toBe(expression);
});

it('a minus excludes a word or a phrase, and is never half-typed', () => {
  expect(parseQuery('жалоба -директор -"новый договор"')).toEqual({
    required: [{ kind: 'word', form: 'жалоба', stem: 'жалоб', isPrefix: false }],
    excluded: [
      { kind: 'word', form: 'директор', stem: 'директор', isPrefix: false },
      { kind: 'phrase', words: ['новый', 'договор'], isExact: true, isPrefix: false },
    ],
  });
});

it('of a phrase longer than a window sees, the index is asked for the beginning', () => {
  expect(expressionOf('"а б в г д е ж з и к"')).toBe('exact : "а б в г д е ж з"');
});
