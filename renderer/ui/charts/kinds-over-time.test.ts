import { expect, test } from 'vitest';
import { kindsOverTime } from './kinds-over-time.ts';

test('the commonest values have rows of their own, all others are one', () => {
  const all = Array.from({ length: 9 }, (_, nth) => ({ value: `v${nth}`, counts: [nth, 0, 1] }));
  const { rows, columns, colours, max, colourOf } = kindsOverTime(all, 3);
  expect(rows).toEqual(['v8', 'v7', 'v6', 'v5', 'v4', 'v3', 'v2', null]);
  expect(columns).toEqual([
    [8, 7, 6, 5, 4, 3, 2, 1],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 1, 1, 2],
  ]);
  expect([colours.length, max, colourOf('v8'), colourOf('v0')]).toEqual([8, 36, 0, 7]);
});

test('nothing found is no row and no division by nothing', () => {
  expect(kindsOverTime([], 2)).toMatchObject({ rows: [], columns: [[], []], max: 1 });
});
