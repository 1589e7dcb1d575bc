import { expect, test } from 'vitest';
import { en } from './en/words.ts';
import { ru } from './ru/words.ts';

test('Russian takes the form that goes with the number', () => {
  const said = (count: number) => ru.library.count(count).replaceAll('\u00a0', ' ');
  expect([0, 1, 2, 5, 11, 12, 21, 22, 25, 101, 111].map(said)).toEqual([
    '0 записей',
    '1 запись',
    '2 записи',
    '5 записей',
    '11 записей',
    '12 записей',
    '21 запись',
    '22 записи',
    '25 записей',
    '101 запись',
    '111 записей',
  ]);
});

test('English knows one and the rest, with groups of digits', () => {
  expect(en.library.count(1)).toBe('1\u00a0recording');
  expect(en.library.count(1001)).toBe('1,001\u00a0recordings');
});

test('both languages say everything, and nothing is empty', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;
  expect(shape(ru)).toEqual(shape(en));
  const texts = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [value];
  expect(texts([en, ru])).not.toContain('');
});

test('Russian text uses the quotes of Russian', () => {
  expect(JSON.stringify(ru)).not.toMatch(/[“”]/);
});
