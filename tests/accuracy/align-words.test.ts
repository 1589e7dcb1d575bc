import { expect, test } from 'vitest';
import { alignWords } from './align-words.ts';

const wrong = (reference: string, recognised: string) => {
  const words = recognised.split(' ');
  const flags = alignWords(reference, words);
  return words.filter((_, nth) => flags[nth]);
};

test('words that were replaced or added are wrong, case and signs aside', () => {
  expect(wrong('We went to the house.', 'we went, to a house')).toEqual(['a']);
  expect(wrong('We went home', 'We all went home again')).toEqual(['all', 'again']);
  expect(wrong('one two three', 'one three')).toEqual([]);
  expect(wrong('Всё ещё тут', 'все еще там')).toEqual(['там']);
  expect(wrong('', 'thanks for')).toEqual(['thanks', 'for']);
});

test('a written word of two spoken ones is one word', () => {
  expect(wrong('a half year', 'a half-year')).toEqual([]);
  expect(wrong('a half day', 'a half-year')).toEqual(['half-year']);
});
