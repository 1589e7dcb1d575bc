import { expect, it } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { stopMany } from '#services/queue/many-recordings.ts';
import { cuesServices } from './cues.ts';

const fixture = useTestLibrary();
const long =
  'мы договорились встретиться завтра не позже девяти часов утра, а потом вместе поехать за город на весь день и вернуться';
const usual = { preset: 'netflix', rules: null } as const;

it('a text is cut into subtitles, fitted in one step that is taken back as one, and stays as it was fitted', async () => {
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', ['Да.', long]);
  const services = cuesServices({ library: fixture.library, events: createEventBus() });
  const before = await services['cues.list']({ transcriptId, ...usual, offset: 0, limit: 50 });
  expect(before.total).toBeGreaterThan(2);
  expect(before.rows.some(({ isWhole }) => !isWhole)).toBe(true);
  const done = await services['cues.fit']({ transcriptId, ...usual, segmentIds: null, range: null });
  expect(done.changedCount).toBeGreaterThan(0);
  const segments = [...fixture.library.segments.iterate(transcriptId)];
  expect(segments.map(({ text }) => text).join(' ')).toBe(`Да. ${long}`);
  const after = await services['cues.list']({ transcriptId, ...usual, offset: 0, limit: 50 });
  expect(after.rows.map(({ lines, startMs, endMs }) => [lines, startMs, endMs])).toEqual(
    before.rows.map(({ lines, startMs, endMs }) => [lines, startMs, endMs]),
  );
  expect(after.rows.every(({ isWhole }) => isWhole)).toBe(true);
  expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
    after.rows.map(({ startMs, endMs }) => [startMs, endMs]),
  );
  expect((await services['cues.fit']({ transcriptId, ...usual, segmentIds: null, range: null })).changedCount).toBe(0);
});

it('the next subtitle that breaks a rule is found, forwards and back', async () => {
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', [
    'Да.',
    `${long} ${long}`,
    'Нет.',
    `${long} ${long}`,
  ]);
  const services = cuesServices({ library: fixture.library, events: createEventBus() });
  const { rows } = await services['cues.list']({ transcriptId, ...usual, offset: 0, limit: 200 });
  const wrong = rows.flatMap(({ problems }, nth) => (problems.length > 0 ? [nth] : []));
  expect(wrong.length).toBeGreaterThan(1);
  const next = async (index: number, direction: 'next' | 'previous') =>
    await services['cues.nextProblem']({ transcriptId, ...usual, index, direction });
  expect(await next(-1, 'next')).toBe(wrong[0]);
  expect(await next(wrong[0]!, 'next')).toBe(wrong[1]);
  expect(await next(wrong[1]!, 'previous')).toBe(wrong[0]);
  expect(await next(wrong.at(-1)!, 'next')).toBeNull();
  expect(await services['cues.summary']({ transcriptId, ...usual })).toEqual({
    count: rows.length,
    problemCount: wrong.length,
  });
});

it('what stands on the picture holds until it ends', async () => {
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', ['Доброе утро, коллеги.']);
  const services = cuesServices({ library: fixture.library, events: createEventBus() });
  const [cue] = (await services['cues.list']({ transcriptId, ...usual, offset: 0, limit: 1 })).rows;
  const at = await services['cues.at']({ transcriptId, ...usual, atMs: cue!.startMs });
  expect(at).toEqual({ index: 0, lines: cue!.lines, fromMs: cue!.startMs, untilMs: cue!.endMs });
  expect(await services['cues.at']({ transcriptId, ...usual, atMs: cue!.endMs })).toMatchObject({
    lines: [],
    untilMs: null,
  });
});

it('subtitles that are selected are fitted, and all others stay as they are', async () => {
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', [long, 'Да.', long, 'Нет.', long]);
  const services = cuesServices({ library: fixture.library, events: createEventBus() });
  const texts = () => [...fixture.library.segments.iterate(transcriptId)].map(({ text }) => text);
  const { rows } = await services['cues.list']({ transcriptId, ...usual, offset: 0, limit: 50 });
  const [, , third = 0] = [...fixture.library.segments.iterate(transcriptId)].map(({ id }) => id);
  const at = rows.findIndex(({ segmentIds }) => segmentIds.includes(third));
  const range = { first: at, last: at + 1 };
  const done = await services['cues.fit']({ transcriptId, ...usual, segmentIds: null, range });
  expect(done).toMatchObject({ changedCount: 1, isStopped: false });
  const after = texts();
  expect(after.filter((text) => text === long)).toHaveLength(2);
  expect(after[0]).toBe(long);
  expect(after.at(-1)).toBe(long);
  expect(after.join(' ')).toBe([long, 'Да.', long, 'Нет.', long].join(' '));
});

it('fitting all of a long text reports how far it is, is reported once and taken back as one step', async () => {
  const lines = Array.from({ length: 120 }, (_, nth) => `${nth} ${long}`);
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', lines);
  const events = createEventBus();
  const emitted: string[] = [];
  events.on(({ name }) => emitted.push(name));
  const services = cuesServices({ library: fixture.library, events });
  const done = await services['cues.fit']({ transcriptId, ...usual, segmentIds: null, range: null });
  expect(done.changedCount).toBe(120);
  expect(emitted.filter((name) => name === 'recordings.progressed').length).toBeGreaterThan(2);
  expect(emitted.filter((name) => name === 'transcript.edited')).toHaveLength(1);
  const { length } = [...fixture.library.segments.iterate(transcriptId)];
  expect(done.changes[0]).toMatchObject({ segments: [], total: length });
  expect(done.changes[0]?.segmentIds.length).toBe(length);
  fixture.library.edits.undo(transcriptId);
  expect([...fixture.library.segments.iterate(transcriptId)].map(({ text }) => text)).toEqual(lines);
  expect(fixture.library.edits.undo(transcriptId)).toBeNull();
});

it('stopped in the middle it leaves every segment as it was', async () => {
  const lines = Array.from({ length: 120 }, (_, nth) => `${nth} ${long}`);
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', lines);
  const events = createEventBus();
  events.on(({ name }) => name === 'recordings.progressed' && stopMany(fixture.library));
  const services = cuesServices({ library: fixture.library, events });
  const before = [...fixture.library.segments.iterate(transcriptId)];
  const done = await services['cues.fit']({ transcriptId, ...usual, segmentIds: null, range: null });
  expect(done).toMatchObject({ changedCount: 0, isStopped: true });
  const times = (list: typeof before) => list.map(({ id, text, startMs, endMs }) => [id, text, startMs, endMs]);
  expect(times([...fixture.library.segments.iterate(transcriptId)])).toEqual(times(before));
});
