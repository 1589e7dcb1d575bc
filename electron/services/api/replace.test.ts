import { beforeEach, expect, it } from 'vitest';
import type { LibrarySearch, TextQuery } from '#shared/text/find-text.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { silentLog } from '#services/log.ts';
import { replaceServices } from './replace.ts';

const fixture = useTestLibrary();
let services: ReturnType<typeof replaceServices>;
let searched: LibrarySearch | null;
beforeEach(() => {
  const events = createEventBus();
  searched = null;
  events.on((event) => {
    if (event.name === 'replace.progressed') searched = event.data.progress;
  });
  services = replaceServices({ library: fixture.library, events, log: silentLog });
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

async function search(text: string, more?: Partial<TextQuery>) {
  const begun = await services['replace.search']({ query: query(text, more) });
  if (begun.problem !== null) throw new Error(begun.problem);
  await expect.poll(() => searched?.share).toBe(1);
  return begun.search.searchId;
}

it('in the whole library all but the unticked is replaced, and one step brings all of it back', async () => {
  const a = addTranscript(fixture.library, 'a', ['Иванов Пётр', 'никого']);
  const b = addTranscript(fixture.library, 'b', ['Иванов Пётр, Иванов Семён']);
  const c = addTranscript(fixture.library, 'c', ['Иванов Олег']);
  const removed = addTranscript(fixture.library, 'd', ['Иванов в корзине']);
  fixture.library.recordings.remove([removed.recordingId]);
  const searchId = await search('(Иванов) (\\w+)', { isRegex: true });
  expect(searched).toMatchObject({ hitCount: 4, recordingCount: 3, isCut: false });
  const found = await services['replace.recordings']({ searchId, offset: 0, limit: 2 });
  expect(found).toMatchObject({
    total: 3,
    rows: [
      { name: 'c', hitCount: 1 },
      { name: 'b', hitCount: 2 },
    ],
  });
  const ofB = { searchId, recordingId: b.recordingId, replacement: '$2 $1', offset: 0, limit: 200 };
  expect((await services['replace.hits'](ofB)).rows).toMatchObject([
    { replacement: 'Пётр Иванов' },
    { replacement: 'Семён Иванов' },
  ]);
  const done = await services['replace.apply']({
    searchId,
    replacement: '$2 $1',
    keptRecordingIds: [c.recordingId],
    keptPlaces: [{ segmentId: b.segments[0]!.id, start: 0 }],
  });
  expect(done).toMatchObject({ replacedCount: 2, skippedCount: 0 });
  expect(textsOf(a.transcriptId)).toEqual(['Пётр Иванов', 'никого']);
  expect(textsOf(b.transcriptId)).toEqual(['Иванов Пётр, Семён Иванов']);
  expect(textsOf(c.transcriptId)).toEqual(['Иванов Олег']);
  fixture.library.edits.takeBack(done.stepId!);
  expect(textsOf(a.transcriptId)).toEqual(['Иванов Пётр', 'никого']);
  expect(textsOf(b.transcriptId)).toEqual(['Иванов Пётр, Иванов Семён']);
});

it('what was changed or removed since it was found is left alone and counted', async () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a', ['кот', 'кот', 'кот']);
  const searchId = await search('кот');
  fixture.library.edits.setText(segments[0]!.id, 'кот спит');
  fixture.library.edits.apply({ name: 'remove' }, (step) => step.remove(segments[1]!.id));
  const apply = { searchId, replacement: 'пёс', keptRecordingIds: [], keptPlaces: [] };
  expect(await services['replace.apply'](apply)).toMatchObject({ replacedCount: 1, skippedCount: 2 });
  expect(textsOf(transcriptId)).toEqual(['кот спит', 'пёс']);
});

it('a search that another one took the place of is not found any more', async () => {
  addTranscript(fixture.library, 'a', ['кот']);
  const first = await search('кот');
  await search('пёс');
  await expect(services['replace.recordings']({ searchId: first, offset: 0, limit: 1 })).rejects.toThrow('not-found');
});
