import { expect, it } from 'vitest';
import { matchExpression } from './match-expression.ts';
import { parseQuery, understand } from './query.ts';

const expressionOf = (text: string) => {
  const query = parseQuery(text);
  return query === null ? null : matchExpression(query);
};

it.each<[text: string, expression: string | null]>([
  ['жалобы ', 'stem : "жалоб"'],
  ['жалобы', '(stem : "жалоб" OR exact : "жалобы" *)'],
  ['жалобы дирек', 'stem : "жалоб" AND (stem : ("дирек" OR "дирк" OR "дирьк") OR exact : "дирек" *)'],
  ['"Новый Договор"', 'exact : "новый договор"'],
  ['«Новый договор» ', 'exact : "новый договор"'],
  ['"новый дого', 'exact : "новый дого" *'],
  ['кто-то ', 'stem : "кто то"'],
  ['你好世界', 'stem : "你好 好世 世界"'],
  ['你 ', '(stem : "你" OR exact : "你" *)'],
  ['NEAR AND ', 'stem : ("near" OR "nearest" OR "nearer" OR "nearr") AND stem : "and"'],
  ['a OR b c ', '(stem : "a" OR stem : "b") AND stem : "c"'],
  ['OR a ', 'stem : "or" AND stem : "a"'],
  ['=Жалобу', 'exact : "жалобу"'],
  ['жал* дом ', 'exact : "жал" * AND stem : "дом"'],
  ['lang:ru жалоба ', 'stem : "жалоб" AND facet : "lru"'],
  ['speaker:"Anna Smith" x ', 'stem : "x" AND facet : "sanna" AND facet : "ssmith"'],
  ['x -tag:urgent ', '(stem : "x") NOT ((facet : "turgent"))'],
  ['говорит:Анна', 'facet : "sанна"'],
  ['NEAR(жалоба договор, 10s)', '(stem : "жалоб" AND stem : ("договор" OR "договр"))'],
  ['/жал(о|а)б[уы]/', 'exact : "жал"'],
  ['after:2026-01', null],
  ['exact:x* ', 'stem : ("exact x" OR "exactest x")'],
  ['10:30 http://x.y ', 'stem : "10 30" AND stem : "http x y"'],
  ['- -- "', null],
  ['"" ?!', null],
  ['', null],
  ['-слово', null],
])('%s', (text, expression) => {
  expect(expressionOf(text)).toBe(expression);
});

it('a minus excludes a word or a phrase, and is never half-typed', () => {
  expect(parseQuery('жалоба -директор -"новый договор"')).toEqual({
    required: [{ kind: 'word', form: 'жалоба', stems: ['жалоб'], isPrefix: false, apart: null }],
    excluded: [
      { kind: 'word', form: 'директор', stems: ['директор', 'директр'], isPrefix: false, apart: null },
      { kind: 'phrase', words: [['новый'], ['договор']], joined: [], isExact: true, isPrefix: false },
    ],
    filters: [],
  });
});

it('of a phrase longer than a window sees, the index is asked for the beginning', () => {
  expect(expressionOf('"а б в г д е ж з и к"')).toBe('exact : "а б в г д е ж з"');
});

it.each<[text: string, kind: string]>([
  ['genre:rock', 'unknown-field'],
  ['after:soon', 'bad-value'],
  ['after:2026-13', 'bad-value'],
  ['longer:very', 'bad-value'],
  ['confidence:<60', 'bad-value'],
  ['/(a+)+\\1 слово/', 'bad-regex'],
  ['/слово(/', 'bad-regex'],
  ['/а.б/', 'bad-regex'],
  ['/сло|дом/', 'bad-regex'],
  ['/сло?во?/', 'bad-regex'],
  ['NEAR(слово, 5s)', 'bad-near'],
  ['NEAR(слово другое)', 'bad-near'],
  ['near(слово)', 'bad-near'],
  ['слово OR', 'lone-or'],
])('%s is searched as words, and said', (text, kind) => {
  const { query, notes } = understand(text);
  expect(notes.map((note) => note.kind)).toEqual([kind]);
  expect(query?.required.length).toBeGreaterThan(0);
});

it('NEAR may be written small', () => {
  expect(understand('near(звонок банк, 5 сек)')).toMatchObject({
    notes: [],
    query: { required: [{ kind: 'near', withinMs: 5000 }] },
  });
});

it.each([
  'longer:30m',
  'longer:1h30m',
  'дольше:30м',
  'shorter:90s',
  'confidence:<0.6',
  'confidence:>90%',
  'до:2026-02-03',
  '-lang:русский',
])('%s is a filter', (text) => {
  const { query, notes } = understand(text);
  expect(notes).toEqual([]);
  expect(query).toMatchObject({ required: [], filters: [{}] });
});
