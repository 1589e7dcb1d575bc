import { expect, test } from 'vitest';
import { scopeMs, withoutSpan, withSpan, type Scope } from './scope.ts';

const spans = (...edges: number[]): Scope => edges.flatMap((low, nth) => (nth % 2 === 0 ? [{ low, high: edges[nth + 1]! }] : [])); // prettier-ignore

test.each([
  ['the first of a whole text', null, [10, 20], [10, 20]],
  ['apart', [10, 20], [30, 40], [10, 20, 30, 40]],
  ['before', [30, 40], [10, 20], [10, 20, 30, 40]],
  ['touching', [10, 20], [20, 30], [10, 30]],
  ['over two', [10, 20, 30, 40], [15, 35], [10, 40]],
  ['within', [10, 40], [20, 30], [10, 40]],
] as const)('a span is added: %s', (_, before, [low, high], after) => {
  expect(withSpan(before === null ? null : spans(...before), { low, high })).toEqual(spans(...after));
});

test.each([
  ['from a whole text', null, [10, 20], [0, 10, 20, 100]],
  ['from its beginning', null, [0, 20], [20, 100]],
  ['behind its end', null, [90, 120], [0, 90]],
  ['from the middle', [10, 40], [20, 30], [10, 20, 30, 40]],
  ['over two', [10, 20, 30, 40], [15, 35], [10, 15, 35, 40]],
  ['all there is', [10, 20], [0, 100], []],
  ['where nothing is', [10, 20], [30, 40], [10, 20]],
] as const)('a span is taken away: %s', (_, before, [low, high], after) => {
  expect(withoutSpan(before === null ? null : spans(...before), { low, high }, 100)).toEqual(spans(...after));
});

test('what is added and taken away again is as it was, and the length is that of all spans', () => {
  const scope = spans(10, 20, 50, 60);
  expect(withoutSpan(withSpan(scope, { low: 30, high: 40 }), { low: 30, high: 40 }, 100)).toEqual(scope);
  expect([scopeMs(scope, 100), scopeMs(null, 100)]).toEqual([20, 100]);
});
