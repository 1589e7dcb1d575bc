import { expect, test } from 'vitest';
import { extendTo, indexAfterKey, nothingSelected, selectOne, toggleOne } from './selection.ts';

const idsBetween = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, nth) => 100 + first + nth);

test('shift takes everything between where it began and here, in both directions', () => {
  const from = selectOne(5, 105);
  const down = extendTo(from, 7, idsBetween);
  expect([...down.ids]).toEqual([105, 106, 107]);
  expect([...extendTo(down, 3, idsBetween).ids]).toEqual([103, 104, 105]);
});

test('ctrl puts one row in and out without touching the others', () => {
  const two = toggleOne(selectOne(1, 101), 4, 104);
  expect([...two.ids]).toEqual([101, 104]);
  expect([...toggleOne(two, 1, 101).ids]).toEqual([104]);
});

test('arrows stop at both ends, and start at the top', () => {
  expect(indexAfterKey('ArrowDown', null, 3)).toBe(0);
  expect(indexAfterKey('ArrowDown', 2, 3)).toBe(2);
  expect(indexAfterKey('ArrowUp', 0, 3)).toBe(0);
  expect(indexAfterKey('End', 0, 3)).toBe(2);
  expect(indexAfterKey('PageUp', 25, 30)).toBe(15);
});

test('other keys do not move, and an empty list has nowhere to go', () => {
  expect(indexAfterKey('a', 1, 3)).toBeUndefined();
  expect(indexAfterKey('ArrowDown', nothingSelected.cursor, 0)).toBeUndefined();
});
