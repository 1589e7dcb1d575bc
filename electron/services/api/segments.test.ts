import { beforeEach, expect, it } from 'vitest';
import { createEventBus, type EventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';
import { segmentsServices } from './segments.ts';
import { speakersServices } from './speakers.ts';

const fixture = useTestLibrary();
let services: ReturnType<typeof segmentsServices> & ReturnType<typeof speakersServices>;
let events: EventBus;
let segmentId = 0;
beforeEach(() => {
  events = createEventBus();
  const parts = { library: fixture.library, events };
  services = { ...segmentsServices(parts), ...speakersServices(parts) };
  segmentId = addTranscript(fixture.library, 'a.wav', ['первый текст', 'second text']).segments[0]?.id ?? 0;
});

const text = () => fixture.library.segments.get(segmentId).text;
const overtaken = (by: string) => ({ code: 'segment-changed', params: { text: by } });

it('a text made on one that another window has changed meanwhile is refused with the other text, and replaces it only when asked', async () => {
  await services['segments.editText']({ segmentId, text: 'из другого окна', session: 'two', onto: 'первый текст' });
  const mine = { segmentId, text: 'из моего окна', session: 'one' };
  await expect(services['segments.editText']({ ...mine, onto: 'первый текст' })).rejects.toMatchObject(
    overtaken('из другого окна'),
  );
  expect(text()).toBe('из другого окна');
  await services['segments.editText'](mine);
  expect(text()).toBe('из моего окна');
});

it('typing continues over what the same window saved before', async () => {
  const steps = ['первый', 'первый т', 'первый тест', 'первый текст'];
  let onto = text();
  for (const step of steps)
    onto = (await services['segments.editText']({ segmentId, text: ` ${step} `, session: 's', onto })).segment.text;
  expect(text()).toBe('первый текст');
});

it('the same text written in both windows is no difference', async () => {
  await services['segments.editText']({ segmentId, text: 'both', onto: 'первый текст' });
  await services['segments.editText']({ segmentId, text: 'both', onto: 'первый текст' });
  expect(text()).toBe('both');
});

it('an undo, a replacement and a split in the other window are seen too', async () => {
  const { transcriptId } = fixture.library.segments.get(segmentId);
  await services['segments.editText']({ segmentId, text: 'edited', onto: 'первый текст' });
  fixture.library.edits.undo(transcriptId);
  await expect(services['segments.editText']({ segmentId, text: 'x', onto: 'edited' })).rejects.toMatchObject(
    overtaken('первый текст'),
  );
  await services['segments.split']({ segmentId, atChar: 6 });
  await expect(services['segments.editText']({ segmentId, text: 'x', onto: 'первый текст' })).rejects.toMatchObject(
    overtaken('первый'),
  );
});

it('splitting and joining with what was typed on an old text change nothing', async () => {
  await services['segments.editText']({ segmentId, text: 'theirs' });
  const old = { segmentId, text: 'мой текст', onto: 'первый текст' };
  await expect(services['segments.split']({ ...old, atChar: 3 })).rejects.toMatchObject(overtaken('theirs'));
  await expect(services['segments.merge']({ ...old, side: 'next' })).rejects.toMatchObject(overtaken('theirs'));
  expect(text()).toBe('theirs');
});

const listed = async () => {
  const found = await services['speakers.list']({ transcriptId: transcriptOf(segmentId) });
  return found.map(({ id, name }) => ({ id, name }));
};
const speakerOf = () => fixture.library.segments.get(segmentId).speaker;
const give = (name: string, speakerIds: readonly (number | null)[]) =>
  services['segments.assignSpeaker']({
    segmentIds: [segmentId],
    speaker: { name },
    onto: [{ segmentId, speakerIds: [...speakerIds] }],
  });

it('a speaker given over one that another window gave meanwhile is reported with that speaker', async () => {
  await give('Анна', [null]);
  await expect(give('Борис', [null])).rejects.toMatchObject({ code: 'speaker-changed', params: { name: 'Анна' } });
  expect(speakerOf()).toBe('Анна');
  await give('Анна', [null]);
  const [anna] = await listed();
  await give('Борис', [null, anna!.id]);
  expect(speakerOf()).toBe('Борис');
});

it('taking a speaker away that another window changed is reported too, and so is one that was taken away', async () => {
  const { speakerId } = await give('Анна', [null]);
  const away = { segmentIds: [segmentId], speaker: null };
  await expect(
    services['segments.assignSpeaker']({ ...away, onto: [{ segmentId, speakerIds: [null] }] }),
  ).rejects.toMatchObject({ code: 'speaker-changed', params: { name: 'Анна' } });
  await services['segments.assignSpeaker']({ ...away, onto: [{ segmentId, speakerIds: [speakerId] }] });
  await expect(give('Борис', [speakerId])).rejects.toMatchObject({ code: 'speaker-changed', params: { name: '–' } });
  expect(speakerOf()).toBeNull();
});

it('a digit meets the speaker of its slot and not another one', async () => {
  const digit = (slot: number, speakerIds: readonly (number | null)[]) =>
    services['segments.assignSpeaker']({
      segmentIds: [segmentId],
      speaker: { slot, name: `Speaker ${slot}` },
      onto: [{ segmentId, speakerIds: [...speakerIds] }],
    });
  await digit(2, [null]);
  await digit(2, [null]);
  await expect(digit(1, [null])).rejects.toMatchObject({ params: { name: 'Speaker 2' } });
});

it('a name that another window has changed meanwhile is reported, and both are kept until one is chosen', async () => {
  await give('Speaker 1', [null]);
  const speakerId = (await listed())[0]!.id;
  await services['speakers.rename']({ speakerId, name: 'Anna', onto: 'Speaker 1' });
  const mine = { speakerId, name: 'Анна' };
  await expect(services['speakers.rename']({ ...mine, onto: 'Speaker 1' })).rejects.toMatchObject({
    code: 'speaker-renamed',
    params: { name: 'Anna' },
  });
  expect(speakerOf()).toBe('Anna');
  await services['speakers.rename']({ speakerId, name: 'Anna', onto: 'Speaker 1' });
  await services['speakers.rename'](mine);
  expect(speakerOf()).toBe('Анна');
});

it('two speakers are not made one under names that they do not have any more', async () => {
  await give('Anna', [null]);
  await services['speakers.create']({ transcriptId: transcriptOf(segmentId), name: 'Boris' });
  const [anna, boris] = await listed();
  await services['speakers.rename']({ speakerId: boris!.id, name: 'Clara', onto: 'Boris' });
  const merge = { speakerId: anna!.id, intoId: boris!.id };
  await expect(services['speakers.merge']({ ...merge, onto: { from: 'Anna', into: 'Boris' } })).rejects.toMatchObject({
    code: 'speaker-renamed',
    params: { name: 'Clara' },
  });
  await services['speakers.merge']({ ...merge, onto: { from: 'Anna', into: 'Clara' } });
  expect(speakerOf()).toBe('Clara');
});

it('every edit replies with the change that the event carries, each later than the one before', async () => {
  const told: unknown[] = [];
  events.on((event) => {
    if (event.name === 'transcript.edited') told.push(event.data);
  });
  const edits = [
    () => services['segments.editText']({ segmentId, text: 'первый новый текст' }),
    () => services['segments.split']({ segmentId, atChar: 7 }),
    () => services['segments.merge']({ segmentId, side: 'next' }),
    () => services['segments.insert']({ segmentId, text: '' }),
    () => services['segments.setTimes']({ segmentId, startMs: 10, endMs: 900 }),
    () => services['segments.assignSpeaker']({ segmentIds: [segmentId], speaker: { name: 'Анна' } }),
    () => services['segments.restore']({ segmentId }),
    () => services['segments.remove']({ segmentIds: [segmentId] }),
  ];
  let last = 0;
  for (const edit of edits) {
    const { stepId, changes } = await edit();
    expect(told.splice(0)).toEqual([{ stepId, ...changes[0] }]);
    expect(changes[0]?.sequence).toBeGreaterThan(last);
    last = changes[0]?.sequence ?? 0;
  }
});

it('an edit that changes nothing replies with no change', async () => {
  expect(await services['segments.editText']({ segmentId, text: text() })).toMatchObject({ stepId: null, changes: [] });
});
