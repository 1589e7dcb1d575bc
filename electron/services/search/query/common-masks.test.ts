import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { commonBitsOf, createCommonMasks } from './common-masks.ts';
import { parseQuery } from './query.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();

const words = ['не', 'что', 'они', 'рыба', 'this', 'would', 'fish'];
/** Always the same, of words that are common and words that are not. */
function textOf(nth: number): string {
  return words.filter((_, bit) => (((nth * 37) % 127) >> bit) & 1).join(' ') || 'рыба';
}

function fill(): void {
  for (const [name, language] of [
    ['a', 'ru'],
    ['b', 'en'],
    ['c', 'ru'],
  ] as const) {
    const texts = Array.from({ length: 90 }, (_, nth) => (nth % 8 === 0 ? textOf(nth + name.charCodeAt(0)) : 'рыба'));
    addTranscript(fixture.library, name, texts, language);
  }
}

const queries = ['не что ', 'what would ', 'они не что ', 'this lang:en', 'не lang:ru', 'would lang:ru', 'не would '];

it.each(queries)('%s is where the index says it is, whole and in pages', (text) => {
  fill();
  const { database } = fixture.library.index;
  const masks = createCommonMasks(database);
  masks.refresh();
  const query = parseQuery(text)!;
  const bits = commonBitsOf(query) ?? [];
  expect(bits.length).toBeGreaterThan(1);
  const asked = [
    ...query.required.map((node) => (node.kind === 'word' ? node.stems.map((stem) => `stem : "${stem}"`) : [])),
    ...query.filters.map(({ anyOf }) => anyOf.flat().map((token) => `facet : "${token}"`)),
  ];
  const expression = asked.map((some) => `(${some.join(' OR ')})`).join(' AND ');
  const indexed = database
    .prepare('SELECT rowid FROM fulltext.passage WHERE passage MATCH ? ORDER BY rowid')
    .pluck()
    .all(expression) as number[];
  const max = Number.MAX_SAFE_INTEGER;
  expect(masks.rows(bits, 0, max, max)).toEqual(indexed);
  expect(masks.count(bits)).toBe(indexed.length);
  const [, second = 0] = indexed;
  expect(masks.rows(bits, second, max, 3)).toEqual(indexed.filter((rowId) => rowId >= second).slice(0, 3));
  expect(masks.rows(bits, 0, second, max)).toEqual(indexed.filter((rowId) => rowId < second));
});

it('what is said, corrected, thrown away and brought back is in the next search', () => {
  fill();
  const search = createSearch(fixture.library);
  const total = () => search.query({ text: 'they would ', offset: 0, limit: 50 }).total;
  expect(total()).toBe(0);
  const { recordingId, segments } = addTranscript(fixture.library, 'd', ['they would', 'go'], 'en');
  expect(total()).toBe(1);
  fixture.library.edits.setText(segments[1]!.id, 'and they would go');
  expect(total()).toBe(2);
  fixture.library.recordings.remove([recordingId]);
  expect(total()).toBe(0);
  fixture.library.recordings.restore([recordingId]);
  expect(total()).toBe(2);
});

it.each(['рыба не ', 'не', '"не что" ', 'не -что ', 'не tag:архив', 'lang:ru'])('%s is left to the index', (text) => {
  const query = parseQuery(text)!;
  const bits = commonBitsOf(query);
  expect(bits === null || bits.length === 1).toBe(true);
});
