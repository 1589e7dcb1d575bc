import { expect, it } from 'vitest';
import { mergeLists, mergeTerms } from './merge-lists.ts';
import type { WatchTerm } from '../watch.ts';

const term = (text: string, more: Partial<WatchTerm> = {}): WatchTerm => ({
  term: text,
  match: 'any',
  severity: 'medium',
  note: '',
  ...more,
});
const words = (...all: readonly string[]) => all.map((text) => term(text));
const texts = (terms: readonly WatchTerm[]) => terms.map((one) => one.term);

it('what both windows added is there, and what either removed is not', () => {
  const before = words('нож', 'gun', 'refund');
  const merged = mergeTerms(before, words('нож', 'refund', 'мина'), words('gun', 'refund', 'bomb'));
  expect(texts(merged)).toEqual(['refund', 'мина', 'bomb']);
});

it('a term that each window made another one of is there as both', () => {
  expect(texts(mergeTerms(words('bomb'), words('bombs'), words('bomber')))).toEqual(['bombs', 'bomber']);
});

it('a term that one removed and the other changed stays changed', () => {
  const before = [term('gun')];
  expect(mergeTerms(before, [], [term('gun', { severity: 'high' })])).toEqual([term('gun', { severity: 'high' })]);
  expect(mergeTerms(before, [term('gun', { note: 'n' })], [])).toEqual([term('gun', { note: 'n' })]);
});

it('severity of one and note of the other are kept, and so are two notes', () => {
  const before = [term('gun', { note: 'old' })];
  expect(mergeTerms(before, [term('gun', { note: 'mine' })], [term('gun', { note: 'old', severity: 'high' })])).toEqual(
    [term('gun', { note: 'mine', severity: 'high' })],
  );
  expect(mergeTerms(before, [term('gun', { note: 'моя' })], [term('gun', { note: 'theirs' })])).toEqual([
    term('gun', { note: 'моя / theirs' }),
  ]);
});

it('the same in both is no difference, in any case of letters, and exact is not any form', () => {
  expect(texts(mergeTerms([], words('Жалоба'), words('жалоба')))).toEqual(['Жалоба']);
  expect(mergeTerms([], [term('gun')], [term('gun', { match: 'exact' })])).toHaveLength(2);
});

it('a line that nothing is written in stays while it is written', () => {
  expect(texts(mergeTerms(words('a'), words('a', ''), words('a', 'b')))).toEqual(['a', '', 'b']);
});

it('a new name of one counts, and mine where both gave one', () => {
  const of = (name: string) => ({ name, terms: [] });
  expect(mergeLists(of('A'), of('A'), of('B')).name).toBe('B');
  expect(mergeLists(of('A'), of('C'), of('B')).name).toBe('C');
});
