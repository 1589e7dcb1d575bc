import { expect, test } from 'vitest';
import { wordErrorRate } from './word-error-rate.ts';

test('case and punctuation do not count', () => {
  expect(wordErrorRate('Good morning, and welcome.', 'good Morning and — welcome!')).toEqual({
    errors: 0,
    words: 4,
    rate: 0,
  });
});

test('a word replaced, left out or added is one error each', () => {
  expect(wordErrorRate('the cat sat', 'the dog sat').errors).toBe(1);
  expect(wordErrorRate('the cat sat', 'the sat').errors).toBe(1);
  expect(wordErrorRate('the cat sat', 'the big cat sat').errors).toBe(1);
  expect(wordErrorRate('a b c d', 'b c d e')).toEqual({ errors: 2, words: 4, rate: 0.5 });
});

test('text that is missing altogether is an error for each word', () => {
  expect(wordErrorRate('one two three', '')).toEqual({ errors: 3, words: 3, rate: 1 });
});

test('words where there should be none are infinitely wrong, and silence for silence is right', () => {
  expect(wordErrorRate('', 'one').rate).toBe(Number.POSITIVE_INFINITY);
  expect(wordErrorRate('', '').rate).toBe(0);
});

test('Russian counts the same with and without the dots of ё', () => {
  expect(wordErrorRate('Всё ещё идёт дождь.', 'все еще идет дождь').errors).toBe(0);
});

test('an apostrophe keeps a word together', () => {
  expect(wordErrorRate("don't go", 'dont go').errors).toBe(1);
});
