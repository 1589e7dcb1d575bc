import { russianCardinal } from './russian-numerals.ts';

/** «Ноль сорок пять», as a telephone is read. */
export function groupSaid(group: string): string {
  if (/^0+$/.test(group)) return Array.from(group, () => 'ноль').join(' ');
  const zeros = group.length - String(Number(group)).length;
  return [...Array<string>(zeros).fill('ноль'), russianCardinal(Number(group))].join(' ');
}

/** Each digit alone. */
export function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => russianCardinal(Number(digit))).join(' ');
}
