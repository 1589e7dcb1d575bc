import { expect, it } from 'vitest';
import { tokenize } from '#services/search/language/tokens.ts';
import { digitRuns } from './digits-of.ts';

const digits = (text: string) => digitRuns(tokenize(text)).map((run) => run.digits);

it.each([
  ['four one five', '415'],
  ['восемь девятьсот шестнадцать двести тридцать один сорок пять ноль семь', '89162314507'],
  ['twenty five', '25'],
  ['одного двух трёх четырёх', '1234'],
  ['double five six', '556'],
  ['two double zero', '200'],
  ['8 (916) 231-45-07', '89162314507'],
  ['двадцать один десять', '2110'],
  ['сто двадцать пять', '125'],
  ['five hundred and twelve', '500'],
  ['две тысячи пятого', '2000'],
  ['пятьюдесятью восьмью', '58'],
  ['семьдесят пять сорок', '7540'],
])('%s is %s', (text, expected) => {
  expect(digits(text)[0]).toBe(expected);
});
