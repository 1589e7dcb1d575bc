import { expect, test } from 'vitest';
import { markedParts } from './marked-parts.ts';

const shown = (text: string, marks: readonly (readonly [number, number])[]) =>
  markedParts(text, marks).map((part) => (part.isMarked ? `[${part.text}]` : part.text));

test('the text between and around the marks is kept', () => {
  expect(
    shown('a good morning to you', [
      [2, 6],
      [7, 14],
    ]),
  ).toEqual(['a ', '[good]', ' ', '[morning]', ' to you']);
});

test('a mark at the very beginning and end leaves nothing empty', () => {
  expect(shown('да', [[0, 2]])).toEqual(['[да]']);
});

test('overlapping, unsorted and overlong marks never repeat or lose a letter', () => {
  const marks = [
    [4, 99],
    [0, 3],
    [2, 6],
  ] as const;
  expect(shown('abcdefgh', marks).join('').replaceAll(/[[\]]/g, '')).toBe('abcdefgh');
});

test('markup in the text stays text', () => {
  expect(shown('<b>x</b>', [[3, 4]])).toEqual(['<b>', '[x]', '</b>']);
});
