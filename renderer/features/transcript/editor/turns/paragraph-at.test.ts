import { expect, test } from 'vitest';
import { paragraphAt } from './paragraph-at.ts';

test('A segment is in the paragraph that began last before it', () => {
  const paragraphs = [{ first: 0 }, { first: 3 }, { first: 4 }];
  expect([0, 2, 3, 4, 99].map((index) => paragraphAt(paragraphs, index))).toEqual([0, 0, 1, 2, 2]);
  expect(paragraphAt(paragraphs, -1)).toBe(0);
  expect(paragraphAt([], 5)).toBe(0);
});
