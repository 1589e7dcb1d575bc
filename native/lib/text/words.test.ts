import { expect, test } from 'vitest';
import { splitTestTokens, testTokens } from '../../test/test-tokens.fixture.ts';
import { toTextUnits } from './text-units.ts';
import type { RawToken } from './token.ts';
import { toWords } from './words.ts';

const words = (tokens: readonly RawToken[], endMs = 60_000) => toWords(toTextUnits(tokens), 0, endMs);
const texts = (tokens: readonly RawToken[]): string[] => words(tokens).map((word) => word.text);

test('a Russian word whose letters are cut by tokens comes out whole', () => {
  // Cut inside the first letter of each word, and inside a letter in the middle.
  expect(texts(splitTestTokens(' Привет, мир', [2, 6, 14, 17]))).toEqual(['Привет,', 'мир']);
});

test('every possible cut of a Russian sentence gives the same words', () => {
  const sentence = ' Ёлка и подъезд — это не шутка.';
  const length = new TextEncoder().encode(sentence).length;
  for (let cut = 1; cut < length; cut += 1) {
    const found = texts(splitTestTokens(sentence, [cut]));
    expect(found.join(' ')).toBe(sentence.trim());
  }
});

test('Chinese is split at whole characters where tokens meet', () => {
  // 你|好 is cut after its fourth byte, inside the second character: both belong to one word.
  expect(texts(splitTestTokens('你好世界', [4, 6, 9]))).toEqual(['你好', '世', '界']);
});

test('Chinese and Japanese punctuation stays with the word before it, an opening bracket with the one after', () => {
  expect(texts(testTokens(['你', '好', '，', '「', '世', '」', '。']))).toEqual(['你', '好，', '「世」。']);
  expect(texts(testTokens(['コ', 'ー', 'ヒ', 'です']))).toEqual(['コー', 'ヒ', 'です']);
});

test('Latin letters inside Chinese stay one word', () => {
  expect(texts(testTokens(['我', '用', 'Ch', 'at', '，', 'ok']))).toEqual(['我', '用', 'Chat，', 'ok']);
});

test('Thai vowel signs stay with their consonant', () => {
  expect(texts(testTokens(['ก', 'ั', 'น']))).toEqual(['กั', 'น']);
});

test('an emoji that is split over three tokens comes out whole', () => {
  expect(texts(splitTestTokens(' ok 😀 да', [3, 6, 7, 8]))).toEqual(['ok', '😀', 'да']);
});

test('only a character that is really broken is replaced, and its neighbours are not touched', () => {
  const [a, b, c] = testTokens([' да', '?', ' нет']);
  const broken = { ...b!, bytes: new Uint8Array([0xd0]) };
  expect(texts([a!, broken, c!])).toEqual(['да\u{fffd}', 'нет']);
});

test('apostrophes, hyphens, digits and percent signs stay inside their word', () => {
  expect(texts(testTokens([' I', "'m", ' well', '-', 'known', ' 50', '%']))).toEqual(["I'm", 'well-known', '50%']);
});

test('the probability of a word is the geometric mean of its letters, whatever the full stop had', () => {
  const [first, second, stop] = testTokens([' wo', 'rd', '.']);
  const [word] = words([
    { ...first!, probability: 0.9 },
    { ...second!, probability: 0.4 },
    { ...stop!, probability: 0.01 },
  ]);
  expect(word).toMatchObject({ text: 'word.', startMs: 0, endMs: 200 });
  expect(word!.probability).toBeCloseTo(Math.sqrt(0.9 * 0.4), 9);
});

test('words stay inside their segment, in order and without overlap, whatever times the tokens have', () => {
  const [a, b, c] = testTokens([' a', ' b', ' c']);
  const found = toWords(
    toTextUnits([
      { ...a!, startMs: -50, endMs: 400 },
      { ...b!, startMs: 300, endMs: 200 },
      { ...c!, startMs: 390, endMs: 9000 },
    ]),
    100,
    1000,
  );
  expect(found.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [100, 400],
    [400, 400],
    [400, 1000],
  ]);
});

test('spaces alone are no word', () => {
  expect(texts(testTokens([' ', ' a', ' ']))).toEqual(['a']);
});
