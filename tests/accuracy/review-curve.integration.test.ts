import { expect, test } from 'vitest';
import { reviewCurve } from '../bench/review.ts';

test.each(['clean', 'noise'])(
  'with %s the first tenth of the words in the order of review holds most of the errors',
  { timeout: 120_000 },
  async (condition) => {
    const { wrongCount, wordCount, found, listedShare } = await reviewCurve(condition);
    expect(wordCount).toBeGreaterThan(450);
    expect(wrongCount).toBeGreaterThan(10);
    expect(found[2]).toBeGreaterThanOrEqual(0.6);
    expect(listedShare).toBeLessThanOrEqual(0.12);
  },
);
