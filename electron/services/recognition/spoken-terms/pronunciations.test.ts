import { expect, test } from 'vitest';
import { phones } from './phone-network.ts';
import { commonWordsWith, pronunciationOf } from './pronunciations.ts';

const said = (text: string) =>
  pronunciationOf(text)
    .map((phone) => phones[phone - 1])
    .join(' ');

test('words are said as the dictionary has them, with their signs, cases and endings', () => {
  expect(said('Michael')).toBe('m ay k ah l');
  expect(said('«London»,')).toBe('l ah n d ah n');
  expect(said('Anna Cooper’s')).toBe('ae n ah k uw p er z');
  expect(said('Élena')).toBe(said('Elena'));
});

test('names that no dictionary has are said by their letters, and other scripts are not', () => {
  expect(said('Quishby')).toBe('k w ih sh b iy');
  expect(said('Thorpwick')).toBe('th ao r p w ih k');
  expect(said('Zebrine')).toBe('z eh b r ay n');
  expect(said('Анна 12')).toBe('');
});

test('a common word that has all sounds of a term in it is known', () => {
  const within = commonWordsWith(pronunciationOf('Anna')).map((word) =>
    word.map((phone) => phones[phone - 1]).join(' '),
  );
  expect(within).toContain('m ae n ah jh er');
});
