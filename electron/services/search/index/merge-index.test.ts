import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from '#services/search/query/search.ts';

const fixture = useTestLibrary();

it('an index that was built in pieces is joined when all is in it, and finds the same', () => {
  for (let at = 0; at < 60; at += 1) addTranscript(fixture.library, `${at}.wav`, [`слово номер${at}`, 'жалоба']);
  const { catchUp, database } = fixture.library.index;
  const pieces = () => database.prepare('SELECT count(DISTINCT segid) FROM fulltext.passage_idx').pluck().get();
  catchUp.startOver();
  // Without time: one recording a call, and nothing is joined.
  while (catchUp.progress() !== null) catchUp.work(0);
  const search = createSearch(fixture.library);
  const total = () => search.query({ text: 'жалоба ', offset: 0, limit: 5 }).total;
  expect(catchUp.isDone()).toBe(false);
  expect(pieces()).toBeGreaterThan(1);
  expect(total()).toBe(60);
  while (!catchUp.isDone()) catchUp.work(50);
  expect(pieces()).toBe(1);
  expect(total()).toBe(60);
  expect(search.count('номер7 ').total).toBe(1);
});
