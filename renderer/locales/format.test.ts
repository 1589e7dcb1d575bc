import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { createFormat } from './format.ts';

const en = createFormat('en');
const ru = createFormat('ru');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('sizes are in powers of a thousand, with a digit where it tells something', () => {
  expect(plain(en.bytes(8_400_000))).toBe('8.4 MB');
  expect(plain(en.bytes(148_000_000))).toBe('148 MB');
  expect(plain(ru.bytes(1_600_000_000))).toBe('1,6 ГБ');
  expect(plain(en.bytes(0))).toBe('0 kB');
});

test('a share is never rounded up to the whole', () => {
  expect(plain(en.percent(0.999))).toBe('99%');
  expect(plain(ru.percent(0.5))).toBe('50 %');
});

test('speed has a digit while it is small', () => {
  expect(en.speed(12.44)).toBe('12.4×');
  expect(ru.speed(12.44)).toBe('12,4×');
  expect(en.speed(104.4)).toBe('104×');
});

test('time left is said as people say it', () => {
  expect(plain(en.span(800))).toBe('1 sec');
  expect(plain(en.span(42_000))).toBe('45 sec');
  expect(plain(en.span(57_000))).toBe('1 min');
  expect(plain(en.span(150_000))).toBe('3 min');
  expect(plain(ru.span(3_900_000))).toBe('1 ч 5 мин');
  expect(plain(ru.span(7_200_000))).toBe('2 ч');
});

test('a date of today is only the time, one of another year has no time', () => {
  const now = new Date(2026, 10, 23, 17, 30).getTime();
  expect(en.date(new Date(2026, 10, 23, 9, 5).getTime(), now)).toMatch(/^9:05/);
  expect(ru.date(new Date(2026, 10, 22, 9, 5).getTime(), now)).toMatch(/^22 нояб.*9:05$/);
  expect(ru.date(new Date(2025, 2, 8).getTime(), now)).toMatch(/^8 мар.* 2025/);
});

test('an unknown length is a dash', () => {
  expect(en.clock(null)).toBe('–');
  expect(en.clock(3_723_000)).toBe('1:02:03');
});

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test.each([
  // A minute before and after midnight there, on both sides of universal time and of the year.
  ['Pacific/Auckland', '2026-11-23T10:59:00Z', '2026-11-23T11:01:00Z', 'Nov 23, 11:59 PM', '23 нояб., 23:59'],
  ['America/Los_Angeles', '2026-11-24T07:59:00Z', '2026-11-24T08:01:00Z', 'Nov 23, 11:59 PM', '23 нояб., 23:59'],
  ['Europe/Moscow', '2026-06-30T20:59:00Z', '2026-06-30T21:01:00Z', 'Jun 30, 11:59 PM', '30 июн., 23:59'],
  ['America/St_Johns', '2026-07-01T02:29:00Z', '2026-07-01T02:31:00Z', 'Jun 30, 11:59 PM', '30 июн., 23:59'],
  ['Asia/Kathmandu', '2025-12-31T18:14:00Z', '2025-12-31T18:16:00Z', 'Dec 31, 2025', '31 дек. 2025 г.'],
  ['UTC', '2026-02-28T23:59:00Z', '2026-03-01T00:01:00Z', 'Feb 28, 11:59 PM', '28 февр., 23:59'],
])('in %s a minute before midnight is yesterday for a minute after it', (place, before, after, said, saidRu) => {
  process.env['TZ'] = place;
  const [beforeMs, nowMs] = [Date.parse(before), Date.parse(after)];
  const [english, russian] = [createFormat('en'), createFormat('ru')];
  expect(plain(english.date(beforeMs, nowMs))).toBe(said);
  expect(plain(russian.date(beforeMs, nowMs))).toBe(saidRu);
  expect(plain(english.date(nowMs, nowMs))).toBe('12:01 AM');
  expect(plain(russian.date(nowMs, nowMs))).toBe('0:01');
});

test('a full date is of the same place', () => {
  const atMs = Date.parse('2026-01-01T02:30:00Z');
  process.env['TZ'] = 'America/New_York';
  expect(plain(createFormat('en').fullDate(atMs))).toBe('December 31, 2025 at 9:30 PM');
  process.env['TZ'] = 'Asia/Vladivostok';
  expect(plain(createFormat('ru').fullDate(atMs))).toBe('1 января 2026 г. в 12:30');
});

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Moscow'])(
  'a month or day that has no time of its own is the same in %s',
  (place) => {
    process.env['TZ'] = place;
    expect(createFormat('en').month('2026-06')).toBe('June 2026');
    expect(createFormat('ru').month('2026-10')).toBe('октябрь 2026');
    expect(createFormat('en').typedDate('2026-01-01')).toBe('January 1, 2026');
    expect(plain(createFormat('ru').typedDate('2026-12-31'))).toBe('31 декабря 2026');
    expect(createFormat('ru').typedDate('2026')).toBe('2026');
    expect(createFormat('en').typedDate('soon')).toBe('soon');
  },
);

test('no other file of the page writes a date', () => {
  const writes = /toLocale(Date|Time)?String|Intl\.DateTimeFormat|toISOString|toDateString/;
  const files = globSync('renderer/**/*.{ts,tsx}').filter((file) => !file.startsWith('renderer/locales/'));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => writes.test(readFileSync(file, 'utf8')))).toEqual([]);
});
