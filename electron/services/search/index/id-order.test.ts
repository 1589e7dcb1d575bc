import { expect, it } from 'vitest';
import { removeSegments, splitSegment } from '#services/edits/segment-commands.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { prepareIndexedText } from './indexed-text.ts';
import { createSearch } from '#services/search/query/search.ts';

const fixture = useTestLibrary();

const texts = Array.from({ length: 20 }, (_, index) => `слово номер${index}`);
const isInIdOrder = (recordingId: number) =>
  prepareIndexedText(fixture.library.index.database)(recordingId)?.isInIdOrder;
const around = (text: string) => {
  const { hits } = createSearch(fixture.library).query({ text, offset: 0, limit: 50 });
  return hits.map(({ before, after }) => [before, after]);
};

it('a transcript as it was recognised is read by its ids, with its neighbours over the borders of windows', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', texts);
  expect(isInIdOrder(recordingId)).toBe(true);
  expect(around('номер0 ')).toEqual([['', texts[1]]]);
  expect(around('номер7 ')).toEqual([[texts[6], texts[8]]]);
  expect(around('номер8 ')).toEqual([[texts[7], texts[9]]]);
  expect(around('номер19 ')).toEqual([[texts[18], '']]);
  expect(around('"номер7 слово номер8"')).toEqual([[texts[6], texts[8]]]);
});

it('a split segment is found among its neighbours in time, whatever their ids', () => {
  const { recordingId, segments } = addTranscript(fixture.library, 'a', texts);
  splitSegment(fixture.library.edits, { segmentId: segments[8]!.id, atChar: texts[8]!.indexOf('номер') });
  expect(isInIdOrder(recordingId)).toBe(false);
  expect(around('номер8 ')).toEqual([['слово', texts[9]]]);
  expect(around('номер9 ')).toEqual([['номер8', texts[10]]]);
  expect(around('"номер7 слово номер8"')).toEqual([[texts[6], 'слово']]);
  expect(around('номер15 ')).toEqual([[texts[14], texts[16]]]);
});

it('a removed segment leaves its neighbours next to each other', () => {
  const { segments } = addTranscript(fixture.library, 'a', texts);
  removeSegments(fixture.library.edits, [segments[8]!.id]);
  expect(around('номер7 ')).toEqual([[texts[6], texts[9]]]);
  expect(around('номер9 ')).toEqual([[texts[7], texts[10]]]);
});
