import { expect, test } from 'vitest';
import { createRowHeights } from './row-heights.ts';

test('rows that were never seen have the estimated height', () => {
  const heights = createRowHeights(37);
  expect(heights.topOf(0)).toBe(0);
  expect(heights.topOf(50_000)).toBe(50_000 * 37);
  expect(heights.indexAt(36.9)).toBe(0);
  expect(heights.indexAt(37)).toBe(1);
  expect(heights.indexAt(37 * 40_000 + 1)).toBe(40_000);
});

test('measuring moves what comes after, and only that', () => {
  const heights = createRowHeights(40);
  expect(heights.measure(2, 100)).toBe(60);
  expect(heights.measure(2, 100)).toBe(0);
  expect(heights.measure(2, 70)).toBe(-30);
  expect([0, 1, 2, 3, 4].map(heights.topOf)).toEqual([0, 40, 80, 150, 190]);
  expect(heights.indexAt(149)).toBe(2);
  expect(heights.indexAt(150)).toBe(3);
});

test('any heights in any order give the same places as adding them up', () => {
  const heights = createRowHeights(37);
  const count = 3000;
  const plain = Array.from({ length: count }, () => 37);
  // A fixed sequence that visits rows here and there, some of them twice.
  for (let nth = 0; nth < 4000; nth += 1) {
    const index = (nth * 7919) % count;
    plain[index] = 20 + ((nth * 31) % 90) / 2;
    heights.measure(index, plain[index]);
  }
  let top = 0;
  for (const [index, height] of plain.entries()) {
    expect(heights.topOf(index)).toBeCloseTo(top, 6);
    expect(heights.indexAt(top + 0.25)).toBe(index);
    expect(heights.indexAt(top + height - 0.25)).toBe(index);
    top += height;
  }
  expect(heights.topOf(count)).toBeCloseTo(top, 6);
});
