import { expect } from 'vitest';
import type { ReviewCurve } from '../bench/review.ts';

/** Of enough words and errors, the first tenth in the order of review holds three errors in five. */
export function requireErrorsFirst({ wrongCount, wordCount, found, listedShare }: ReviewCurve): void {
  expect(wordCount).toBeGreaterThan(450);
  expect(wrongCount).toBeGreaterThan(10);
  expect(found[2]).toBeGreaterThanOrEqual(0.6);
  expect(listedShare).toBeLessThanOrEqual(0.12);
}
