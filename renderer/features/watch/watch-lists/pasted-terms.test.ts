import { expect, test } from 'vitest';
import { pastedTerms } from './pasted-terms.ts';

const terms = (text: string) => pastedTerms(text)?.map(({ term }) => term);

test.each([
  ['a text file of Unix', 'alpha\nbeta\ngamma\n'],
  ['a text file of Windows', 'alpha\r\nbeta\r\ngamma\r\n'],
  ['an old Mac', 'alpha\rbeta\rgamma'],
  ['lines with blank ones between', '\n  alpha  \n\n\nbeta\n\tgamma\n'.replace('\tg', ' g')],
])('every line of a pasted column is a term: %s', (_name, text) => {
  expect(terms(text)).toEqual(['alpha', 'beta', 'gamma']);
});

test('phrases stay whole, in Russian too', () => {
  expect(terms('жалоба на банк\nвернуть деньги')).toEqual(['жалоба на банк', 'вернуть деньги']);
});

test('a second column of a table becomes the note', () => {
  expect(pastedTerms('refund\tmoney back\nchargeback\t')).toEqual([
    { term: 'refund', note: 'money back' },
    { term: 'chargeback', note: '' },
  ]);
});

test('a single line is left to the field', () => {
  expect(pastedTerms('alpha beta gamma')).toBeNull();
  expect(pastedTerms('alpha\n')).toBeNull();
  expect(pastedTerms('')).toBeNull();
});
