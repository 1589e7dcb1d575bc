import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { createLetterIndex } from './letter-index.ts';

const words = ['жалоба', 'жалобы', 'звонок', 'суд', 'судья', 'договор', 'calls', 'smith', 'чрезвычайный'];

test('a short word is found after any two edits, although no three letters in a row are left', () => {
  const index = createLetterIndex(words);
  for (const [typed, meant] of [
    ['жвлрба', 'жалоба'],
    ['сдуья', 'судья'],
    ['зонк', 'звонок'],
    ['smiht', 'smith'],
  ] as const) {
    expect(editDistance(typed, meant, 2)).toBeLessThanOrEqual(2);
    expect(index.alike(typed, 2)).toContain(meant);
  }
});

test('words with other letters are left out, and so is a long word, which shares trigrams', () => {
  const index = createLetterIndex(words);
  expect(index.alike('жалоба', 2)).not.toContain('звонок');
  expect(index.alike('чрезвычайная', 2)).toEqual([]);
});
