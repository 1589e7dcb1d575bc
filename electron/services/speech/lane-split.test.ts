import { expect, test } from 'vitest';
import { splitsToTry, usualSplit } from './lane-split.ts';

test('one lane a core is the first to be tried, up to four, and nothing is tried twice', () => {
  expect(splitsToTry(1)).toEqual([{ lanes: 1, threads: 1 }]);
  expect(splitsToTry(2)).toEqual([
    { lanes: 2, threads: 1 },
    { lanes: 1, threads: 2 },
  ]);
  expect(splitsToTry(8)).toEqual([
    { lanes: 4, threads: 1 },
    { lanes: 4, threads: 2 },
    { lanes: 8, threads: 1 },
  ]);
  expect(splitsToTry(8)[0]).toEqual(usualSplit(8));
});

test('no split wants more threads than there are cores', () => {
  for (let cores = 1; cores <= 64; cores += 1) {
    for (const { lanes, threads } of splitsToTry(cores)) expect(lanes * threads).toBeLessThanOrEqual(cores);
  }
});
