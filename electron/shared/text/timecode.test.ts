import { expect, test } from 'vitest';
import { formatClock, formatTimecode, msToSamples, samplesToMs } from './timecode.ts';

test('a clock shows hours only when there are some', () => {
  expect([0, 59_999, 61_000, 3_723_000, 360_000_000].map(formatClock)).toEqual([
    '0:00',
    '0:59',
    '1:01',
    '1:02:03',
    '100:00:00',
  ]);
});

test('timecodes have at least two digits of hours and three of milliseconds', () => {
  expect(formatTimecode(3_723_045, ',')).toBe('01:02:03,045');
  expect(formatTimecode(360_000_001, '.')).toBe('100:00:00.001');
  expect(formatTimecode(-5, '.')).toBe('00:00:00.000');
});

test('samples and milliseconds convert both ways without drift', () => {
  for (const ms of [0, 1, 29_000, 86_400_000]) expect(samplesToMs(msToSamples(ms, 16_000), 16_000)).toBe(ms);
});
