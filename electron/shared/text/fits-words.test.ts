import { expect, test } from 'vitest';
import { fitsWords, rankOf } from './fits-words.ts';

test.each([
  ['kow', 'Interview Kowalczyk 2.wav', true],
  ['2 inter', 'Interview Kowalczyk 2.wav', true],
  ['ков', 'Разговор_Ковальчук.mp3', true],
  ['еж', 'Ёж и ёлка.wav', true],
  ['ЁЛК', 'еж и елка.wav', true],
  ['alczyk', 'Interview Kowalczyk 2.wav', false],
  ['', 'anything', true],
  ['  —  ', 'anything', true],
  ['call-14', 'call 0014, call-14.wav', true],
  ['naïve', 'naïve approach', true],
])('“%s” in “%s”: %s', (typed, name, fits) => {
  expect(fitsWords(typed, name)).toBe(fits);
});

test('names that begin with what was typed come before those that hold it', () => {
  const names = ['My theme', 'Theme', 'Other'];
  expect(names.toSorted((one, other) => rankOf('them', one) - rankOf('them', other))).toEqual([
    'Theme',
    'My theme',
    'Other',
  ]);
});
