import { expect, test } from 'vitest';
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
