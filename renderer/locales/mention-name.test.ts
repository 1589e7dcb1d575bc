import { expect, it } from 'vitest';
import { mentionName } from './mention-name.ts';

it('writes sums, dates and numbers as people do in their language', () => {
  expect(mentionName('sum', '125000 RUB', 'ru')).toBe('125\u00A0000\u00A0₽');
  expect(mentionName('sum', '1250.5 USD', 'en')).toBe('$1,250.50');
  expect(mentionName('date', '1985-05-12', 'en')).toBe('May 12, 1985');
  expect(mentionName('birthday', '--05-12', 'ru')).toBe('12 мая');
  expect(mentionName('date', '2021-05', 'en')).toBe('May 2021');
  expect(mentionName('date', '1985', 'ru')).toBe('1985');
  expect(mentionName('card', '4111111111111111', 'en')).toBe('4111\u00A01111\u00A01111\u00A01111');
  expect(mentionName('person', 'Anna Brown', 'en')).toBe('Anna Brown');
});
