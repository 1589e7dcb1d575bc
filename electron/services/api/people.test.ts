import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript, createTestLibrary, type TestLibrary } from '#services/library/library.fixture.ts';
import { assignSpeaker } from '#services/edits/speaker-commands.ts';
import { createPersonPlaces } from '#services/annotations/person-places.ts';
import { peopleServices } from './people.ts';

let made: TestLibrary;
beforeEach(() => {
  made = createTestLibrary();
});
afterEach(() => made.dispose());

const services = () => peopleServices({ library: made.library, events: createEventBus() });
const sample = (recordingId: number) => ({
  recordingId,
  startMs: 0,
  endMs: 3000,
  model: 'm',
  embedding: Int8Array.of(127, 0),
});

function speak(name: string, speaker: string, count: number): number {
  const { recordingId, transcriptId, segments } = addTranscript(made.library, name, ['one', 'two', 'three']);
  const segmentIds = segments.slice(0, count).map(({ id }) => id);
  const { library } = made;
  assignSpeaker(library.edits, library.index.database, { transcriptId, segmentIds }, { name: speaker });
  return recordingId;
}

test('people are listed with where they speak, the longest first; others who are not remembered are not', async () => {
  const first = speak('a.wav', 'Anna', 1);
  const second = speak('b.wav', 'Anna', 3);
  speak('c.wav', 'Boris', 2);
  made.library.annotations.voices.add('Anna', sample(first));
  const people = await services()['people.list']({});
  expect(people.map(({ name, recordingCount, talkMs }) => [name, recordingCount, talkMs])).toEqual([
    ['Anna', 2, 12_000],
  ]);
  expect(people[0]?.places.map(({ recordingId, talkMs }) => [recordingId, talkMs])).toEqual([
    [second, 9000],
    [first, 3000],
  ]);
});

test('speakers are found by words of their names, those in most recordings first', () => {
  speak('a.wav', 'Anna Koch', 1);
  speak('b.wav', 'Anna Koch', 1);
  speak('c.wav', 'Koch, Boris', 1);
  const places = createPersonPlaces(made.library.index.database);
  expect(places.named('koch', 5).map(({ name, recordingCount }) => [name, recordingCount])).toEqual([
    ['Anna Koch', 2],
    ['Koch, Boris', 1],
  ]);
  expect(places.named('bor ko', 5)).toHaveLength(1);
  expect(places.named('  ', 5)).toEqual([]);
});

test('a new name goes into the texts where it is wanted, and only there', async () => {
  const recordingId = speak('a.wav', 'Anna', 2);
  const { voices } = made.library.annotations;
  const { id } = voices.add('Anna', sample(recordingId));
  expect(await services()['people.rename']({ voiceId: id, name: 'Anna K.', inTexts: false })).toEqual({ textCount: 0 });
  expect((await services()['people.list']({}))[0]).toMatchObject({ name: 'Anna K.', recordingCount: 0 });
  await services()['people.rename']({ voiceId: id, name: 'Anna', inTexts: false });
  expect(await services()['people.rename']({ voiceId: id, name: 'Anna K.', inTexts: true })).toEqual({ textCount: 1 });
  expect((await services()['people.list']({}))[0]).toMatchObject({ name: 'Anna K.', recordingCount: 1, talkMs: 6000 });
});

test('two who are one have all samples of both; a name that is taken merges too', async () => {
  const [one, two, three] = [speak('a.wav', 'Anna', 1), speak('b.wav', 'Anne', 1), speak('c.wav', 'Ann', 1)];
  const { voices } = made.library.annotations;
  const anna = voices.add('Anna', sample(one));
  const anne = voices.add('Anne', sample(two));
  const ann = voices.add('Ann', sample(three));
  await services()['people.merge']({ voiceId: anne.id, intoId: anna.id, inTexts: true });
  await services()['people.rename']({ voiceId: ann.id, name: 'Anna', inTexts: true });
  const people = await services()['people.list']({});
  expect(people.map(({ name, samples, recordingCount }) => [name, samples.length, recordingCount])).toEqual([
    ['Anna', 3, 3],
  ]);
  await expect(services()['people.merge']({ voiceId: anne.id, intoId: anna.id, inTexts: false })).rejects.toMatchObject(
    {
      code: 'not-found',
    },
  );
});
