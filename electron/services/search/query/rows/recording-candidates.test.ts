import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { prepareRecordingNotes } from '#services/search/index/recording-words.ts';
import { parseQuery } from '../query.ts';
import { createSearch } from '../search.ts';
import { prepareLimitRows } from './recording-candidates.ts';

const fixture = useTestLibrary();
const words = ['деньги', 'банк', 'перевод', 'завтра', 'money', 'bank', 'transfer', 'e-mail', 'письмо', '2 500'];

/** Always the same; Russian and English never in one recording, some words far apart. */
function fill(): void {
  for (let nth = 0; nth < 12; nth += 1) {
    const own = nth % 3 === 0 ? words.slice(4, 8) : [...words.slice(0, 4), ...words.slice(8)];
    const texts = Array.from({ length: 40 }, (_, at) => {
      const some = own.filter((_word, bit) => (((nth * 37 + at * 11) % 127) >> bit) & 1);
      return at % 9 === 0 ? some.join(' ') || 'ладно' : 'ладно';
    });
    addTranscript(fixture.library, `${nth}.wav`, texts, nth % 3 === 0 ? 'en' : 'ru');
  }
}

const queries = [
  'деньги банк ',
  'деньги money ',
  'банка переводы ',
  '"деньги банк"',
  '"банк деньги"',
  '"перевод завтра',
  '"деньги перевод завтра"',
  'NEAR(деньги перевод, 10s)',
  'NEAR(деньги bank, 10s)',
  'деньги OR money ',
  'email bank ',
  'e-mail ',
  '"e-mail"',
  'письмо 2500 ',
  '"2 500"',
  'деньги -банк ',
  'деньги lang:en ',
  'ден* банк ',
  '/ден.*/ банк ',
  'ладно нетакого ',
  '"money bank" OR деньги ',
];

/** Everything a search finds, and in which recordings it was looked for. */
function found(text: string): readonly number[] {
  const { hits } = createSearch(fixture.library).query({ text, offset: 0, limit: 200 });
  return hits.map(({ segmentId }) => segmentId);
}

function noteAll(min = 1): number {
  const notes = prepareRecordingNotes(fixture.library.index.database, min);
  let count = 0;
  for (; notes.isWaiting(); count += 1) notes.noteOne();
  return count;
}

it('finds the same with the words of recordings noted as without, whatever is asked', () => {
  fill();
  const before = queries.map(found);
  expect(before.filter(({ length }) => length > 0).length).toBeGreaterThan(12);
  expect(noteAll()).toBe(12);
  for (const [nth, text] of queries.entries()) expect(found(text), text).toEqual(before[nth]);
});

it('asks no window where no recording has both words or the phrase, and few where few have', () => {
  fill();
  const { database } = fixture.library.index;
  const everything = { expression: 'stem : "x"', fromRowId: 0, toRowId: Number.MAX_SAFE_INTEGER };
  const recordingsOf = (text: string) => {
    const query = parseQuery(text);
    if (query === null) throw new Error(text);
    return prepareLimitRows(database)(query, everything, () => null).expression?.match(/"r\w+"/g)?.length ?? null;
  };
  expect(recordingsOf('деньги money ')).toBeNull();
  noteAll();
  expect(recordingsOf('деньги money ')).toBe(1);
  expect(prepareLimitRows(database)(parseQuery('деньги money ')!, everything, () => null).expression).toContain('"r0"');
  expect(recordingsOf('деньги банк ')).toBeLessThanOrEqual(8);
  expect(recordingsOf('"завтра деньги письмо"')).toBe(1);
  // One list is not shortened by another.
  expect(recordingsOf('деньги ')).toBeNull();
});

it('reflects what is corrected, thrown away and new before it is noted again', () => {
  fill();
  noteAll();
  expect(found('деньги зебра ')).toEqual([]);
  const { segments, recordingId } = addTranscript(fixture.library, 'new.wav', ['деньги и зебра'], 'ru');
  expect(found('деньги зебра ')).toHaveLength(1);
  expect(noteAll()).toBe(1);
  expect(found('"деньги и зебра"')).toHaveLength(1);
  fixture.library.edits.setText(segments[0]!.id, 'деньги и жираф', 'деньги и зебра');
  expect(found('деньги жираф ')).toHaveLength(1);
  expect(found('деньги зебра ')).toEqual([]);
  expect(noteAll()).toBe(1);
  expect(found('деньги жираф ')).toHaveLength(1);
  fixture.library.recordings.remove([recordingId]);
  expect(found('деньги жираф ')).toEqual([]);
});

it('notes nothing in a library that is small', () => {
  fill();
  expect(noteAll(100_000)).toBe(0);
  expect(fixture.library.index.catchUp.isDone()).toBe(true);
});

it('keeps no word of a recording that left, once the index is purged', () => {
  fill();
  const { recordingId } = addTranscript(fixture.library, 'left.wav', ['тайна зебры'], 'ru');
  noteAll();
  const { database } = fixture.library.index;
  database.exec(`CREATE VIRTUAL TABLE temp.noted USING fts5vocab('fulltext', 'recording_words', 'row')`);
  const isNoted = (word: string) =>
    database.prepare('SELECT count(*) FROM temp.noted WHERE term = ?').pluck().get(word) === 1;
  expect([isNoted('wзебры'), isNoted('wденьги')]).toEqual([true, true]);
  fixture.library.recordings.remove([recordingId]);
  for (const step of fixture.library.index.purge()) void step;
  expect([isNoted('wзебры'), isNoted('wденьги')]).toEqual([false, true]);
});
