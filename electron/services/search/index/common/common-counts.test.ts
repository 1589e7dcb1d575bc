import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { prepareReadCommonCounts } from './common-counts.ts';
import { commonBitOf } from './common-words.ts';
import { createSearch } from '#services/search/query/search.ts';

const fixture = useTestLibrary();

/** As it is kept, and as the index counts it. */
function countsOf(stem: string) {
  const { database } = fixture.library.index;
  const counted = database.prepare('SELECT count(*) FROM fulltext.passage WHERE passage MATCH ?').pluck();
  const kept = prepareReadCommonCounts(database)()[commonBitOf([stem]) ?? -1];
  return [kept, counted.get(`stem : "${stem}"`)];
}

it('the kept count of a common word is that of the index after commits, edits, the bin and coming back', () => {
  const texts = Array.from({ length: 40 }, (_, index) => (index === 20 ? 'не было' : 'слово там'));
  const { recordingId, segments } = addTranscript(fixture.library, 'a', texts);
  addTranscript(fixture.library, 'b', ['не знаю']);
  expect(countsOf('не')).toEqual([2, 2]);
  fixture.library.edits.setText(segments[36]!.id, 'и не надо');
  expect(countsOf('не')).toEqual([3, 3]);
  fixture.library.edits.setText(segments[20]!.id, 'пусто');
  expect(countsOf('не')).toEqual([2, 2]);
  fixture.library.recordings.remove([recordingId]);
  expect(countsOf('не')).toEqual([1, 1]);
  fixture.library.recordings.restore([recordingId]);
  expect(countsOf('не')).toEqual([2, 2]);
});

it('a search for a common word counts what the index holds', () => {
  addTranscript(
    fixture.library,
    'a',
    Array.from({ length: 4000 }, () => 'не так'),
  );
  expect(createSearch(fixture.library).count('не ')).toEqual({ total: 500, isExact: false });
});

it('a search for several common words counts the windows that hold them all', () => {
  const said = (text: string) => Array.from({ length: 4000 }, () => text);
  const { segments } = addTranscript(fixture.library, 'a', said('не так и что'));
  addTranscript(fixture.library, 'b', said('не так'));
  const count = (text: string) => createSearch(fixture.library).count(text).total;
  expect(count('не что ')).toBe(500);
  expect(count('не так и ')).toBe(500);
  expect(count('не она ')).toBe(0);
  fixture.library.edits.setText(segments[100]!.id, 'она не так');
  expect(count('не она ')).toBe(1);
});
