import { expect, test } from 'vitest';
import { loudestBetween, peakLevels } from './peak-levels.ts';

test('a bang of 20 ms is seen at every scale, and only where it is', () => {
  const peaks = new Uint8Array(500_000);
  peaks[123_456] = 250;
  const levels = peakLevels(peaks);
  for (const width of [1, 7, 60, 1000, 50_000, 500_000]) {
    const from = Math.floor(123_456 / width) * width;
    expect(loudestBetween(levels, from, from + width)).toBe(250);
  }
  expect(loudestBetween(levels, 0, 100_000)).toBe(0);
  expect(loudestBetween(levels, 123_457, 123_458)).toBe(0);
});

test('beyond the end the peaks are silent', () => {
  const levels = peakLevels(Uint8Array.of(9, 9, 9));
  expect(loudestBetween(levels, 3, 10)).toBe(0);
  expect(loudestBetween(levels, 0, 10)).toBe(9);
  expect(loudestBetween(peakLevels(new Uint8Array(0)), 0, 5)).toBe(0);
});
