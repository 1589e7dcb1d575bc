import { expect, it } from 'vitest';
import type { TextQuery } from '#shared/text/find-text.ts';
import { readPattern } from './text-pattern.ts';

const plain = { isRegex: false, isWholeWord: false, isCaseSensitive: false, isYoLoose: false };

function found(text: string, query: Partial<TextQuery> & { readonly text: string }): readonly string[] | string {
  const pattern = readPattern({ ...plain, ...query });
  return typeof pattern === 'string' ? pattern : pattern.find(text).map(({ start, end }) => text.slice(start, end));
}

function replaced(text: string, query: Partial<TextQuery> & { readonly text: string }, replacement: string): string {
  const pattern = readPattern({ ...plain, ...query });
  if (typeof pattern === 'string') return pattern;
  return pattern
    .find(text)
    .reduceRight(
      (rest, match) => rest.slice(0, match.start) + pattern.fill(match, text, replacement) + rest.slice(match.end),
      text,
    );
}

it('plain text is found in any case, or only in its own', () => {
  expect(found('Кот, кот, КОТ', { text: 'кот' })).toEqual(['Кот', 'кот', 'КОТ']);
  expect(found('Кот, кот, КОТ', { text: 'кот', isCaseSensitive: true })).toEqual(['кот']);
  expect(found('a.b axb', { text: 'a.b' })).toEqual(['a.b']);
  expect(found('аааа', { text: 'аа' })).toEqual(['аа', 'аа']);
  expect(found('abc', { text: '' })).toEqual([]);
});

it('a letter that grows when it is made small moves no offset', () => {
  expect(found('İstanbul кот', { text: 'КОТ' })).toEqual(['кот']);
  expect(found('İİ Ёж', { text: 'ёж' })).toEqual(['Ёж']);
});

it('ё is е only where that is asked for', () => {
  expect(found('Ещё еще ЕЩЕ', { text: 'еще' })).toEqual(['еще', 'ЕЩЕ']);
  expect(found('Ещё еще ЕЩЕ', { text: 'еще', isYoLoose: true })).toEqual(['Ещё', 'еще', 'ЕЩЕ']);
  expect(found('Ещё еще', { text: 'ещё', isYoLoose: true, isCaseSensitive: true })).toEqual(['еще']);
  expect(found('Ещё ещё', { text: '^е[щш]е', isRegex: true, isYoLoose: true })).toEqual(['Ещё']);
  expect(found('ёлка', { text: '[а-я]+', isRegex: true, isYoLoose: true })).toEqual(['ёлка']);
});

it('whole words end where letters and digits of any script end', () => {
  const text = 'кот котик скот кот2 кот_ «кот»-кот, the cat';
  expect(found(text, { text: 'кот', isWholeWord: true })).toEqual(['кот', 'кот', 'кот']);
  expect(found('cat concat cats cat', { text: 'cat', isWholeWord: true })).toEqual(['cat', 'cat']);
  expect(found('кота кот', { text: 'кота?', isRegex: true, isWholeWord: true })).toEqual(['кота', 'кот']);
  expect(found('сто20 20 тысяч20', { text: '\\d+', isRegex: true, isWholeWord: true })).toEqual(['20']);
});

it('an expression ignores case in every alphabet, and \\w and \\b know Cyrillic', () => {
  expect(found('Ёжик и ёжик', { text: 'ёж\\w+', isRegex: true })).toEqual(['Ёжик', 'ёжик']);
  expect(found('Мама мыла раму', { text: '\\bм\\w*\\b', isRegex: true })).toEqual(['Мама', 'мыла']);
  expect(found('Мама', { text: '[а-л]', isRegex: true })).toEqual(['а', 'а']);
  expect(found('Мама', { text: '[^м]', isRegex: true })).toEqual(['а', 'а']);
  expect(found('МАМА Мама', { text: 'М\\p{L}+', isRegex: true, isCaseSensitive: true })).toEqual(['МАМА', 'Мама']);
  expect(found('Мама mama', { text: 'М[а-я]+', isRegex: true, isCaseSensitive: true })).toEqual(['Мама']);
  expect(found('раз-два', { text: '\\W', isRegex: true })).toEqual(['-']);
  expect(found('A1 b2', { text: '(?<letter>[a-z])(\\d)', isRegex: true })).toEqual(['A1', 'b2']);
});

it('groups are filled in with the letters as they stand in the text', () => {
  const names = { text: '(\\w+) (\\w+)', isRegex: true };
  expect(replaced('Иванов Пётр', names, '$2 $1')).toBe('Пётр Иванов');
  expect(replaced('ab', { text: '(a)(b)', isRegex: true }, '$2$1$&$$$3$10')).toBe('baab$$3a0');
  expect(replaced('12', { text: '(?<first>\\d)(\\d)', isRegex: true }, '$<first>-$2$<other>')).toBe('1-2$<other>');
  expect(replaced('5 $', { text: '$' }, '$1')).toBe('5 $1');
  expect(replaced('ac', { text: '(b)?c', isRegex: true }, '[$1]')).toBe('a[]');
});

it('matches of nothing are left out', () => {
  expect(found('abc', { text: 'x*', isRegex: true })).toEqual([]);
  expect(found('abxx', { text: 'x*', isRegex: true })).toEqual(['xx']);
});

it.each([
  ['(', 'invalid'],
  ['[a', 'invalid'],
  ['\\p{Foo}', 'invalid'],
  ['(a)\\1', 'not-linear'],
  ['(?=a)b', 'not-linear'],
  ['a{2,5000}', 'not-linear'],
  ['кот\\b\\s', 'inner-boundary'],
  ['\\bкот|пёс', 'inner-boundary'],
])('%s is refused as %s', (text, problem) => {
  expect(found('any', { text, isRegex: true })).toBe(problem);
});

it.each([
  '(a+)+$',
  '([a-z]+)*=',
  '(a|aa)+$',
  '(a|a?)+$',
  '(.*a){12}x',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(x+x+)+y',
  '(?:а|а|а)*б',
  '\\b(\\w+\\s?)+!\\b',
])('%s, which hangs a usual engine for years, is answered', (text) => {
  const hostile = `${'a'.repeat(5000)} ${'x'.repeat(5000)} ${'а'.repeat(5000)}!`;
  const pattern = readPattern({ ...plain, text, isRegex: true, isWholeWord: true });
  if (typeof pattern === 'string') throw new Error(pattern);
  const before = performance.now();
  pattern.find(hostile);
  // Not a measurement: backtracking would take longer than the universe is old.
  expect(performance.now() - before).toBeLessThan(10_000);
});
