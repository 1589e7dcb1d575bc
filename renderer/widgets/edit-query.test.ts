import { expect, test } from 'vitest';
import {
  completed,
  filtersOf,
  monthQuery,
  toggledFilter,
  textOfFilters,
  withoutFilters,
  withoutPart,
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
