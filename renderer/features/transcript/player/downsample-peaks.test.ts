import { expect, test } from 'vitest';
import { downsamplePeaks } from './downsample-peaks.ts';

test('a single loud moment is never lost', () => {
  const peaks = new Uint8Array(10_000);
  peaks[7777] = 200;
  const bars = downsamplePeaks(peaks, 100);
  expect(bars[77]).toBeGreaterThan(85);
  expect(bars.filter((bar) => bar > 0)).toHaveLength(1);
});

test('a short recording is stretched over all bars', () => {
  expect([...downsamplePeaks(Uint8Array.of(1, 9), 4)]).toEqual([1, 1, 9, 9]);
});

test('peaks of the first half fill the first half only', () => {
  expect([...downsamplePeaks(Uint8Array.of(5, 5, 5, 5), 4, 0.5)]).toEqual([5, 5, 0, 0]);
});

test('no peaks draw nothing', () => {
  expect([...downsamplePeaks(new Uint8Array(0), 3)]).toEqual([0, 0, 0]);
});
