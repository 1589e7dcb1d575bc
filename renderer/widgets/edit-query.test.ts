import { expect, test } from 'vitest';
import {
  completed,
  filtersOf,
  monthQuery,
  toggledFilter,
  typedFilter,
  textOfFilters,
  withoutFilters,
  withoutPart,
  withValue,
} from './edit-query.ts';

test('a filter pressed twice leaves the text as it was', () => {
  const once = toggledFilter('жалоба', 'folder', 'Горячая линия');
  expect(once).toBe('жалоба folder:"Горячая линия"');
  expect(toggledFilter(once, 'folder', 'Горячая линия')).toBe('жалоба');
});

test('a chip taken away leaves the rest of the query', () => {
  const text = 'жалоба -lang:ru "новый договор"';
  expect(filtersOf(text)).toMatchObject([{ field: 'lang', value: 'ru', isExcluded: true }]);
  expect(withoutPart(text, filtersOf(text)[0]!)).toBe('жалоба "новый договор"');
});

test('without its filters a query keeps its words', () => {
  const text = 'lang:ru жалоба -tag:архив "новый договор" longer:30m';
  expect(withoutFilters(text)).toBe('жалоба "новый договор"');
  expect(textOfFilters(text)).toBe('lang:ru -tag:архив longer:30m');
});

test('a completion replaces the word being typed, behind a minus too', () => {
  expect(completed('новая жал', 'жалоба')).toBe('новая жалоба ');
  expect(completed('новая -жал', 'жалоба')).toBe('новая -жалоба ');
});

test('a month is one pair of dates at a time', () => {
  expect(monthQuery('слово', '2025-12')).toBe('слово after:2025-12 before:2026-01');
  expect(monthQuery('слово after:2025-12 before:2026-01', '2026-01')).toBe('слово after:2026-01 before:2026-02');
  expect(monthQuery('слово after:2026-01 before:2026-02', '2026-01')).toBe('слово');
});

test.each([
  ['entity:', 7, 'entity', ''],
  ['код entity:Ив', 13, 'entity', 'Ив'],
  ['сущность:ив', 11, 'entity', 'ив'],
  ['-has:', 5, 'has', ''],
  ['есть:те код', 7, 'has', 'те'],
  ['entity:"Иван Пе', 15, 'entity', 'Иван Пе'],
  ['entity:«Иван Пе', 15, 'entity', 'Иван Пе'],
  ['rule:"', 6, 'rule', ''],
  ['класс:', 6, 'class', ''],
  ['speaker:An lang:en', 10, 'speaker', 'An'],
  ['sound:mu', 8, 'sound', 'mu'],
])('the filter at the caret is known in %s', (text, caret, field, typed) => {
  expect(typedFilter(text, caret)).toMatchObject({ field, typed });
});

test.each([
  ['код', 3],
  ['entity', 6],
  ['entity:Иван ', 12],
  ['entity:"Иван Петров"', 20],
  ['lang:ru', 7],
  ['https://example.org', 19],
  ['entity:Иван', 3],
])('no values are offered in %s', (text, caret) => {
  expect(typedFilter(text, caret)).toBeNull();
});

test.each([
  ['код entity:Ив', 13, 'Иван Петров', 'код entity:"Иван Петров" ', 25],
  ['entity:Ив код', 9, 'Иванов', 'entity:Иванов код', 14],
  ['entity:"Иван П', 14, 'Иван Петров', 'entity:"Иван Петров" ', 21],
  ['-есть:', 6, 'карта', '-есть:карта ', 12],
])('a value that is chosen takes the place of what was typed of it: %s', (text, caret, value, expected, at) => {
  expect(withValue(text, typedFilter(text, caret)!, value)).toEqual({ text: expected, caret: at });
});
