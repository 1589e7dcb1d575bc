import { expect, test } from 'vitest';
import { spokenDigits } from './spoken-digits.ts';

const digitsIn = (text: string) => spokenDigits(text).map(({ digits }) => digits);

test.for([
  ['восемь девятьсот двенадцать триста сорок пять шестьдесят семь восемьдесят девять', '89123456789'],
  ['плюс семь, девятьсот три, сто один, ноль два, двадцать', '79031010220'],
  ['серия сорок пять десять', '4510'],
  ['five five five, one two three four', '5551234'],
  ['double nine oh seven', '9907'],
  ['карта 4276 1234 пятьдесят шесть', '4276123456'],
  ['двадцать двенадцать', '2012'],
  ['two thousand and five', '2005'],
])('%s is %s', ([text = '', digits]) => {
  expect(digitsIn(text)).toEqual([digits]);
});

test('places lead from digits back to the words they are from', () => {
  const text = 'код девять двадцать один.';
  const [run] = spokenDigits(text);
  expect(run?.places.map(({ from, to }) => text.slice(from, to))).toEqual(['девять', 'двадцать один', 'двадцать один']);
  expect(text.slice(run?.from, run?.to)).toBe('девять двадцать один');
});

test('ordinals and scales alone are no digits', () => {
  expect(digitsIn('первый из тысячи, the second million')).toEqual([]);
});
