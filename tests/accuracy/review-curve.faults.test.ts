import { test } from 'vitest';
import { reviewCurve } from '../bench/review.ts';
import { requireErrorsFirst } from './require-errors-first.ts';

// Of the same recordings without noise: recognition.integration.test.ts.
test('with noise the first tenth of the words in the order of review holds most of the errors', async () => {
  requireErrorsFirst(await reviewCurve('noise'));
}, 120_000);
