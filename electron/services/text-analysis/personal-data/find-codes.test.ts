import { expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';

const found = (text: string) => findPersonalData(text).map(({ value, name }) => `${value} ${name ?? ''}`);

it('takes no date of expiry for a code', () => {
  expect(found('Card: 5555555555554444 exp 12/26 cvc 123')).toEqual(['card 5555555555554444', 'cvv 123']);
  expect(found('карта до 05/27, код 4821')).toEqual(['code 4821']);
});

it('leaves codes that are no secret', () => {
  for (const text of [
    'код города 495',
    'error code 500',
    'The zip code is 94110',
    'почтовый индекс и код товара 12345678',
  ]) {
    expect(found(text)).toEqual([]);
  }
});
