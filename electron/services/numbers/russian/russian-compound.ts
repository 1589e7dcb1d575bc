import type { WrittenRule } from '../written-rules.ts';
import { russianCardinal } from './russian-numerals.ts';

/** Where the first part of a compound is no genitive. */
const jointForms: Readonly<Record<string, string>> = {
  одного: 'одно',
  ста: 'сто',
  девяноста: 'девяносто',
  тысячи: 'тысяча',
};

/** «100-летие», «25-этажный», «5-процентный»: one word with the number in its genitive. */
export const russianCompound: WrittenRule = {
  pattern: new RegExp(
    `(\\d{1,4})-((?:лет(?:и|н)|летк|процентн|этажн|комнатн|метров|километров|часов|минутн|секундн|дневн|месячн|кратн|мест?н|градусн|литров|миллионн)\\p{L}+)(?![\\p{L}\\d])`,
  ),
  say: ([, own = '', noun = '']) => {
    const value = Number(own);
    if (value === 1000) return `тысяче${noun}`;
    const parts = russianCardinal(value, { in: 'gen', gender: 'm' }).split(' ');
    const joined = parts.map((part) => jointForms[part] ?? part).join('');
    return `${joined}${noun}`;
  },
};
