import { beforeEach, expect, it } from 'vitest';
import { addTranscript, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from '#services/search/query/search.ts';
import type { SearchHits } from './saved-searches.ts';

const fixture = useTestLibrary();
let askedCount = 0;
let search: SearchHits;
beforeEach(() => {
  askedCount = 0;
  search = async (text, page) => {
    askedCount += 1;
    return createSearch(fixture.library).query({ text, ...page });
  };
});

const saved = () => fixture.library.watch.savedSearches;
const newCounts = async () => (await saved().list(search)).map(({ newCount }) => newCount);

it('a saved search counts what came since it was last viewed, and runs no query where nothing came', async () => {
  addTranscript(fixture.library, 'a', ['кот спит', 'кот ест']);
  const id = saved().save({ id: null, name: 'Коты', query: 'кот' });
  expect(await newCounts()).toEqual([0]);
  expect(askedCount).toBe(0);
  addTranscript(fixture.library, 'b', ['пёс', 'коты', 'кота']);
  expect(await newCounts()).toEqual([2]);
  saved().markSeen(id);
  expect(await newCounts()).toEqual([0]);
});

it('the rest of a recording that was half transcribed when it was viewed is new', async () => {
  addTranscript(fixture.library, 'later', ['кот']);
  const second = addTranscriptInPart('c');
  saved().save({ id: null, name: 'Коты', query: 'кот' });
  expect(await newCounts()).toEqual([0]);
  second.goOn('кот снова');
  expect(await newCounts()).toEqual([1]);
});

it('is renamed, removed, and a search that is gone is said to be', async () => {
  const id = saved().save({ id: null, name: 'Коты', query: 'кот' });
  expect(saved().save({ id, name: 'Псы', query: 'пёс' })).toBe(id);
  expect(await saved().list(search)).toMatchObject([{ id, name: 'Псы', query: 'пёс' }]);
  saved().remove(id);
  expect(await saved().list(search)).toEqual([]);
  expect(() => saved().markSeen(id)).toThrow('not-found');
});

function addTranscriptInPart(name: string) {
  const { recordingId } = addTranscript(fixture.library, name, []);
  fixture.library.jobs.setOptions(recordingId, { ...fixture.library.jobs.get(recordingId).options, prompt: 'x' });
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  let atMs = 0;
  const goOn = (text: string) => {
    fixture.library.transcripts.commitWindow({
      transcriptId,
      resumeMs: (atMs += 4000),
      language: 'ru',
      segments: [sampleSegment(atMs, text)],
    });
  };
  goOn('кот');
  fixture.library.index.database.exec(
    `UPDATE transcript SET is_current = (id = ${transcriptId}) WHERE recording_id = ${recordingId}`,
  );
  return { goOn };
}

it('a query is kept once, and a change over one that another window made is reported', async () => {
  const id = saved().save({ id: null, name: 'Коты', query: 'кот' });
  expect(saved().save({ id: null, name: 'Кот', query: 'кот' })).toBe(id);
  const onto = { name: 'Коты', query: 'кот' };
  saved().save({ id, name: 'Псы', query: 'пёс', onto });
  expect(() => saved().save({ id, name: 'Мыши', query: 'мышь', onto })).toThrow(
    expect.objectContaining({ code: 'search-changed', params: { name: 'Псы' } }),
  );
  expect(saved().save({ id, name: 'Псы', query: 'пёс', onto })).toBe(id);
  expect(await saved().list(search)).toMatchObject([{ name: 'Псы', query: 'пёс' }]);
});
