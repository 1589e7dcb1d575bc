import { afterEach, expect, test } from 'vitest';
import { isoWithOffset, localDate, localMinute } from './local-time.ts';

const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

test.each([
  ['Pacific/Auckland', '2026-03-01T12:30:00.000Z', '2026-03-02 01:30', '2026-03-02T01:30:00.000+13:00'],
  ['America/Los_Angeles', '2026-03-02T07:59:59.999Z', '2026-03-01 23:59', '2026-03-01T23:59:59.999-08:00'],
  ['Europe/Moscow', '2025-12-31T21:00:00.000Z', '2026-01-01 00:00', '2026-01-01T00:00:00.000+03:00'],
  ['America/St_Johns', '2026-07-01T02:29:00.000Z', '2026-06-30 23:59', '2026-06-30T23:59:00.000-02:30'],
  ['Asia/Kathmandu', '2026-02-28T18:15:00.000Z', '2026-03-01 00:00', '2026-03-01T00:00:00.000+05:45'],
  ['UTC', '2026-02-28T23:59:59.000Z', '2026-02-28 23:59', '2026-02-28T23:59:59.000+00:00'],
  ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29 03:00', '2026-03-29T03:00:00.000+02:00'],
])('in %s %s is %s', (zone, utc, minute, iso) => {
  process.env['TZ'] = zone;
  const atMs = Date.parse(utc);
  expect(localMinute(atMs)).toBe(minute);
  expect(localDate(atMs)).toBe(minute.slice(0, 10));
  expect(isoWithOffset(atMs)).toBe(iso);
  expect(Date.parse(iso)).toBe(atMs);
});
