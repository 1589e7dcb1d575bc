import { expect, test } from 'vitest';
import {
  choiceOf,
  countOf,
  extendTo,
  indexAfterKey,
  isSelected,
  nothingSelected,
  rangeTo,
  selectEvery,
  selectOne,
  toggleOne,
} from './selection.ts';

const library = { isBin: false, filter: '' };

test('shift takes everything between where it began and here, in both directions', () => {
  const from = selectOne(5, 105);
  expect(rangeTo(from, 7)).toEqual([5, 7]);
  const down = extendTo(from, 7, [105, 106, 107]);
  expect([...down.ids]).toEqual([105, 106, 107]);
  expect(rangeTo(down, 3)).toEqual([3, 5]);
});

test('ctrl puts one row in and out without touching the others', () => {
  const two = toggleOne(selectOne(1, 101), 4, 104);
  expect([...two.ids]).toEqual([101, 104]);
  expect([...toggleOne(two, 1, 101).ids]).toEqual([104]);
});

test('everything is selected without its ids, and ctrl takes single rows out of it', () => {
  const all = selectEvery(0, { count: 3000, upToId: 3000 });
  expect(countOf(all)).toBe(3000);
  expect(isSelected(all, 17)).toBe(true);
  expect(isSelected(all, 3001)).toBe(false);
  const others = toggleOne(all, 4, 17);
  expect(countOf(others)).toBe(2999);
  expect(isSelected(others, 17)).toBe(false);
  expect(choiceOf(others, library)).toEqual({ every: 'library', upToId: 3000, exceptIds: [17] });
  expect(choiceOf(toggleOne(others, 4, 17), { isBin: true, filter: '' })).toEqual({
    every: 'bin',
    upToId: 3000,
    exceptIds: [],
  });
});

test('everything of a filter is the filter, not a list of ids', () => {
  const all = selectEvery(0, { count: 40, upToId: 90 });
  const list = { isBin: false, filter: 'tag:urgent' };
  expect(choiceOf(all, list)).toEqual({ every: 'library', filter: 'tag:urgent', upToId: 90, exceptIds: [] });
});

test('some are named one by one, and nothing is no choice', () => {
  expect(choiceOf(selectOne(1, 101), library)).toEqual({ recordingIds: [101] });
  expect(choiceOf(nothingSelected, library)).toBeNull();
  expect(choiceOf(toggleOne(selectEvery(0, { count: 1, upToId: 9 }), 0, 9), library)).toBeNull();
});

test('arrows stop at both ends, and start at the top', () => {
  expect(indexAfterKey('ArrowDown', null, 3)).toBe(0);
  expect(indexAfterKey('ArrowDown', 2, 3)).toBe(2);
  expect(indexAfterKey('ArrowUp', 0, 3)).toBe(0);
  expect(indexAfterKey('End', 0, 3)).toBe(2);
  expect(indexAfterKey('PageUp', 25, 30)).toBe(15);
  expect(indexAfterKey('PageDown', 2, 30, 20)).toBe(22);
});

test('other keys do not move, and an empty list has nowhere to go', () => {
  expect(indexAfterKey('a', 1, 3)).toBeUndefined();
  expect(indexAfterKey('ArrowDown', nothingSelected.cursor, 0)).toBeUndefined();
});
