import { expect, test } from 'vitest';
import { lastBegunAt, lastBegunInPages } from './at-time.ts';

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, nth) => ({ startMs: (from + nth) * 1000, endMs: (from + nth) * 1000 + 800 }));

test('the word at a time is the last one that has begun', () => {
  const words = rows(1, 3);
  expect([0, 999, 1000, 1900, 3500, 99_000].map((atMs) => lastBegunAt(words, atMs))).toEqual([-1, -1, 0, 0, 2, 2]);
  expect(lastBegunAt([], 5)).toBe(-1);
});

test('a segment is found in whichever loaded page has it', () => {
  const pages = [
    [0, { rows: rows(0, 200), total: 1000 }],
    [3, { rows: rows(600, 200), total: 1000 }],
  ] as const;
  expect(lastBegunInPages(pages, 5500)).toBe(5);
  expect(lastBegunInPages(pages, 642_100)).toBe(642);
});

test('a time in a page that is not loaded is not guessed', () => {
  const pages = [[0, { rows: rows(0, 200), total: 1000 }]] as const;
  expect(lastBegunInPages(pages, 500_000)).toBeUndefined();
  expect(lastBegunInPages(pages, 199_900)).toBeUndefined();
});

test('after the end it is the last one, before the beginning none', () => {
  const pages = [[0, { rows: rows(2, 5), total: 5 }]] as const;
  expect(lastBegunInPages(pages, 1_000_000)).toBe(4);
  expect(lastBegunInPages(pages, 100)).toBe(-1);
});
