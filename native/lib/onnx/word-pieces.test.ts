import { expect, test } from 'vitest';
import { createWordPieces } from './word-pieces.ts';

/** The examples of tokenization_test.py of google-research/bert (2018), with their vocabulary; [UNK] is 0. */
const published = ['[UNK]', '[CLS]', '[SEP]', 'want', '##want', '##ed', 'wa', 'un', 'runn', '##ing', ','];

function cut(text: string, vocabulary: readonly string[], isLowerCase = true): readonly string[] {
  const pieces = createWordPieces(vocabulary.join('\n'), { isLowerCase })!;
  return pieces.cut(text).map(({ id }) => pieces.pieceOf(id) ?? '');
}

test('the published examples are cut as published', () => {
  expect(cut('UNwant\u00E9d,running', published)).toEqual(['un', '##want', '##ed', ',', 'runn', '##ing']);
  const pieces = createWordPieces(published.join('\n'), { isLowerCase: true })!;
  expect(pieces.cut('UNwant\u00E9d,running').map(({ id }) => id)).toEqual([7, 4, 5, 10, 8, 9]);
  expect(cut('', published)).toEqual([]);
  expect(cut('unwanted running', published)).toEqual(['un', '##want', '##ed', 'runn', '##ing']);
  expect(cut('unwantedX running', published)).toEqual(['[UNK]', 'runn', '##ing']);
});

test.each([
  ['ah\u535A\u63A8zz', true, ['ah', '\u535A', '\u63A8', 'zz']],
  [' \tHeLLo!how  \n Are yoU?  ', true, ['hello', '!', 'how', 'are', 'you', '?']],
  [' \tHeLLo!how  \n Are yoU?  ', false, ['HeLLo', '!', 'how', 'Are', 'yoU', '?']],
  ['H\u00E9llo', true, ['hello']],
  ['a\u00A0b-c$d`e.f\u0005g', true, ['a', 'b', '-', 'c', '$', 'd', '`', 'e', '.', 'fg']],
  // Of our own: signs of both languages, a joiner and a soft hyphen, surrogates, letters that become two.
  ['«Ёжик» — 12,5 %…', true, ['«', 'ежик', '»', '—', '12', ',', '5', '%', '…']],
  ['x\u200By\u00ADz 😀й', true, ['xyz', '😀и']],
  ['İstanbul', true, ['istanbul']],
])('%j is split as BERT splits it', (text, isLowerCase, words) => {
  const vocabulary = ['[UNK]', '[CLS]', '[SEP]', ...new Set(words)];
  expect(cut(text, vocabulary, isLowerCase)).toEqual(words);
});

test('every piece knows its place in the text, and which ones begin a word', () => {
  const pieces = createWordPieces([...published, 'ма', '##ша', '«', '»'].join('\n'), { isLowerCase: true })!;
  const text = 'Un\u0301wanted, «Маша» ';
  const found = pieces.cut(text).map(({ start, end, isFirst }) => [text.slice(start, end), isFirst]);
  expect(found).toEqual([
    ['Un', true],
    ['want', false],
    ['ed', false],
    [',', true],
    ['«', true],
    ['Ма', true],
    ['ша', false],
    ['»', true],
  ]);
});

test('a word of more than a hundred letters is unknown, and a text is cut off with its end in place', () => {
  const pieces = createWordPieces(published.join('\n'), { isLowerCase: true })!;
  expect(pieces.cut('wa'.repeat(51)).map(({ id, end }) => [id, end])).toEqual([[0, 102]]);
  expect(pieces.encode('unwanted running', 5)).toEqual([1, 7, 4, 5, 2]);
  expect(createWordPieces('want\nun', { isLowerCase: true })).toBeNull();
});
