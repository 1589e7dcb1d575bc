import { beforeEach, expect, it } from 'vitest';
import type { TextQuery } from '#shared/text/find-text.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { textServices } from './text.ts';

const fixture = useTestLibrary();
let services: ReturnType<typeof textServices>;
beforeEach(() => {
  services = textServices({ library: fixture.library, events: createEventBus() });
});

const query = (text: string, more: Partial<TextQuery> = {}): TextQuery => ({
  text,
  isRegex: false,
  isWholeWord: true,
  isCaseSensitive: false,
  isYoLoose: true,
  ...more,
});
const textsOf = (transcriptId: number) => [...fixture.library.segments.iterate(transcriptId)].map(({ text }) => text);

it('places are counted over all of a transcript and shown a page at a time, each as it would be', async () => {
  const texts = Array.from({ length: 300 }, (_, nth) => `кот номер ${nth}, ещё кот`);
  const { transcriptId } = addTranscript(fixture.library, 'a', texts);
  const page = { offset: 399, limit: 3 };
  const found = await services['text.find']({ transcriptId, query: query('КОТ'), replacement: 'пёс', ...page });
  expect(found).toMatchObject({ total: 600, segmentCount: 300, problem: null });
  expect(found.rows).toMatchObject([
    { index: 199, startMs: 796_000, before: 'кот номер 199, ещё ', match: 'кот', replacement: 'пёс', after: '' },
    { index: 200, before: '', start: 0, end: 3 },
    { index: 200 },
  ]);
  const bad = await services['text.find']({
    transcriptId,
    query: query('(', { isRegex: true }),
    replacement: '',
    ...page,
  });
  expect(bad).toMatchObject({ total: 0, problem: 'invalid' });
});

it('one place or all of them are replaced, each as one step', async () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a', ['кот и кот', 'коты', 'Кот']);
  const place = { segmentId: segments[0]!.id, start: 6 };
  const one = { transcriptId, query: query('кот'), replacement: 'пёс' };
  expect(await services['text.replace']({ ...one, place })).toMatchObject({ replacedCount: 1, skippedCount: 0 });
  expect(textsOf(transcriptId)).toEqual(['кот и пёс', 'коты', 'Кот']);
  expect(await services['text.replace']({ ...one, place })).toMatchObject({ replacedCount: 0, skippedCount: 1 });
  expect(await services['text.replace']({ ...one, place: null })).toMatchObject({ replacedCount: 2 });
  expect(textsOf(transcriptId)).toEqual(['пёс и пёс', 'коты', 'пёс']);
  fixture.library.edits.undo(transcriptId);
  expect(textsOf(transcriptId)).toEqual(['кот и пёс', 'коты', 'Кот']);
  expect(fixture.library.edits.history(transcriptId, { offset: 0, limit: 9 }).rows[0]).toMatchObject({
    name: 'replace',
    detail: { from: 'кот', to: 'пёс', count: 2 },
    isDone: false,
  });
});
