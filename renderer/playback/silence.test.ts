import { expect, test } from 'vitest';
import { silencesOf, spanAt } from './silence.ts';

/** 20 ms each. */
const of = (...parts: readonly (readonly [count: number, level: number])[]) =>
  Uint8Array.from(parts.flatMap(([count, level]) => Array.from({ length: count }, () => level)));

test('a pause of a second is a silence, a pause of half a second is how people speak', () => {
  const peaks = of([50, 120], [50, 3], [50, 120], [25, 3], [50, 120], [40, 3]);
  expect(silencesOf(peaks)).toEqual([
    { startMs: 1000, endMs: 2000 },
    { startMs: 4500, endMs: 5300 },
  ]);
});

test('noise between the words is silence too, a whisper above it is not', () => {
  const peaks = of([100, 20], [50, 150], [60, 50], [100, 150]);
  expect(silencesOf(peaks)).toEqual([{ startMs: 0, endMs: 2000 }]);
});

test('speech without pauses has no silence', () => {
  expect(silencesOf(of([400, 100], [50, 140]))).toEqual([]);
});

test('the silence of a moment is found, its end is outside', () => {
  const spans = [
    { startMs: 1000, endMs: 2000 },
    { startMs: 4000, endMs: 5000 },
  ];
  expect([999, 1000, 1999, 2000, 4500, 9000].map((atMs) => spanAt(spans, atMs)?.startMs)).toEqual([
    undefined,
    1000,
    1000,
    undefined,
    4000,
    undefined,
  ]);
});
