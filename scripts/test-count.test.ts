import { expect, test } from 'vitest';
import { countTests, failedTitles } from './test-count.ts';

test('vitest’s closing line is counted, colours or not', () => {
  const line =
    '\u001B[2m      Tests \u001B[22m \u001B[31m3 failed\u001B[39m | \u001B[32m40 passed\u001B[39m (43)\n   Duration  2s';
  expect(countTests(line)).toEqual({ passed: 40, failed: 3 });
});

test('Playwright’s closing lines are counted', () => {
  expect(
    countTests('Running 13 tests using 1 worker\n\n  1 failed\n    [web] › a.spec.ts\n  12 passed (8.1s)\n'),
  ).toEqual({
    passed: 12,
    failed: 1,
  });
});

test('a plain closing line wins', () => {
  expect(countTests('✓ files\n14 passed, 2 failed\n')).toEqual({ passed: 14, failed: 2 });
});

test('output without a closing line counts nothing', () => {
  expect(countTests('Segmentation fault\n')).toEqual({ passed: 0, failed: 0 });
});

test('what failed or was flaky is named once', () => {
  const vitest = '\u001B[41m FAIL \u001B[49m  unit  a.test.ts > adds\nAssertionError\n FAIL   unit  a.test.ts > adds\n';
  expect(failedTitles(vitest)).toEqual(['unit  a.test.ts > adds']);
  const closing =
    '  1) [web] › b.spec.ts:3:1 › opens \n\n  1 flaky\n    [web] › b.spec.ts:3:1 › opens \n  12 passed (8.1s)\n';
  expect(failedTitles(closing)).toEqual(['[web] › b.spec.ts:3:1 › opens']);
});
