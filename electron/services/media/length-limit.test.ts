import { expect, test } from 'vitest';
import { lengthLimitMs } from './length-limit.ts';

const hour = 3_600_000;

test.each([
  ['a day of Opus at 6 kbit/s', 24, 6000 / 8],
  ['a week of Codec2 at 700 bit/s', 168, 700 / 8],
  ['thirty hours of MP3 at 8 kbit/s', 30, 1000],
  ['five hours of nothing at all, in a few bytes', 5, 0.01],
])('%s is never cut', (_, hours, bytesPerSecond) => {
  expect(lengthLimitMs(hours * 3600 * bytesPerSecond)).toBeGreaterThan(hours * hour);
});

test('a kilobyte that claims a year ends after hours', () => {
  expect(lengthLimitMs(1024)).toBe(6 * hour);
});
