import { afterEach, beforeEach, expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { openReader, type SearchReader } from '#services/search/index/open-reader.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();
let reader: SearchReader;
beforeEach(() => {
  reader = openReader(fixture.library.dir);
});
afterEach(() => {
  reader.close();
});

it('what is remembered of recordings is forgotten at any change, made here or by another connection', () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', ['подала жалобу']);
  const searches = [createSearch(fixture.library), createSearch({ index: reader })];
  const names = () =>
    searches.map((search) => search.query({ text: 'жалоба ', offset: 0, limit: 5 }).hits[0]?.recordingName);
  expect(names()).toEqual(['a.wav', 'a.wav']);
  fixture.library.index.database.prepare('UPDATE recording SET name = ? WHERE id = ?').run('b.wav', recordingId);
  expect(names()).toEqual(['b.wav', 'b.wav']);
  fixture.library.recordings.remove([recordingId]);
  expect(names()).toEqual([undefined, undefined]);
});
