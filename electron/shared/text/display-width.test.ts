import { expect, test } from 'vitest';
import { cutByWidth, displayWidth } from './display-width.ts';

test.each([
  ['abc', 3],
  ['Ёлка', 4],
  ['cafe\u0301', 4],
  ['и\u0306', 1],
  ['你好', 4],
  ['ｶﾀｶﾅ', 4],
  ['カタカナ、', 10],
  ['한국', 4],
  ['\u1112\u1161\u11AB', 2],
  ['น้ำ', 2],
  ['𠮷野家', 6],
  ['👩‍👩‍👧', 2],
  ['❤️', 2],
  ['שָׁלוֹם', 4],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each(['e\u0301'.repeat(9), '👩‍👩‍👧'.repeat(5), '𠮷'.repeat(9), 'ก้'.repeat(9), '🇷🇺🇩🇪🇫🇷🇯🇵'])(
  '%j is cut between its letters only',
  (text) => {
    const pieces = cutByWidth(text, 4);
    expect(pieces.join('')).toBe(text);
    const whole = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
    expect(pieces.flatMap((piece) => [...new Intl.Segmenter().segment(piece)].map(({ segment }) => segment))).toEqual(
      whole,
    );
    for (const piece of pieces) expect(displayWidth(piece)).toBeLessThanOrEqual(4);
  },
);
