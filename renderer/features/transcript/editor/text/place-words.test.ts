import { expect, test } from 'vitest';
import { placeWords } from './place-words.ts';

const words = (text: string) =>
  text.split(' ').map((word, nth) => ({ text: word, startMs: nth * 100, endMs: nth * 100 + 80, probability: 1 }));
const segment = (text: string, spoken: string) => ({ text, words: words(spoken), startMs: 0, endMs: 1000 });
const shown = (text: string, spoken: string) =>
  placeWords(segment(text, spoken)).map(({ start, end, startMs }) => [text.slice(start, end), startMs]);

test('recognised words stand where they are in the text', () => {
  expect(shown('Да, это так.', 'Да, это так.')).toEqual([
    ['Да,', 0],
    ['это', 100],
    ['так.', 200],
  ]);
});

test('a language without spaces keeps its words', () => {
  expect(shown('你好世界', '你 好 世 界').map(([word]) => word)).toEqual(['你', '好', '世', '界']);
});

test('a corrected word takes the time of the one it replaces', () => {
  expect(shown('My name is Kowalczyk.', 'My name is Cold.')).toEqual([
    ['My', 0],
    ['name', 100],
    ['is', 200],
    ['Kowalczyk.', 300],
  ]);
});

test('words put in between share the gap, and those that stayed keep their time', () => {
  const placed = shown('one two and a half three', 'one two three');
  expect(placed.at(-1)).toEqual(['three', 200]);
  expect(placed.map(([, startMs]) => startMs)).toEqual([0, 100, 180, 188, 190, 200]);
});

test('case, ё and punctuation do not part a word from its time', () => {
  expect(shown('Раз еще, пожалуйста!', 'раз ещё пожалуйста').map(([, startMs]) => startMs)).toEqual([0, 100, 200]);
});

test('text without words is spread over the segment by its letters', () => {
  const placed = placeWords({ text: 'typed by hand', words: [], startMs: 300, endMs: 600 });
  expect(placed.map((word) => word.startMs)).toEqual([300, 436, 491]);
});

test('an empty text has no words', () => {
  expect(placeWords(segment('', 'gone'))).toEqual([]);
});
