import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { pairTokens } from './common-pairs.ts';
import { createSearch } from '#services/search/query/search.ts';

const fixture = useTestLibrary();

const texts = (text: string) =>
  createSearch(fixture.library)
    .query({ text, offset: 0, limit: 50 })
    .hits.map((hit) => hit.text);

it('two common forms in a row give a token, in their order; others none', () => {
  expect(pairTokens(['жалоба', 'и', 'на', 'договор', 'и'])).toHaveLength(1);
  expect(pairTokens(['и', 'на'])).not.toEqual(pairTokens(['на', 'и']));
  expect(pairTokens(['и', 'на', 'и', 'на'])).toHaveLength(2);
  expect(pairTokens(['и', 'договор', 'на'])).toEqual([]);
});

it('a phrase of common words is found, over a border too, and while its last word is typed', () => {
  const other = Array.from({ length: 7 }, () => 'договор');
  addTranscript(fixture.library, 'a', ['и на что он', 'что и на', ...other.slice(0, 5), 'это как', 'так и было']);
  expect(texts('"и на что"')).toEqual(['и на что он']);
  expect(texts('"на что и"')).toEqual([]);
  expect(texts('"он что и на"')).toEqual(['и на что он']);
  expect(texts('"как так и"')).toEqual(['это как']);
  expect(texts('"и на чт')).toEqual(['и на что он']);
  expect(texts('"так и бы')).toEqual(['так и было']);
});
