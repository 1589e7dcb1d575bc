import { beforeEach, expect, it } from 'vitest';
import { createEventBus } from '#shared/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { segmentsServices } from './segments.ts';

const fixture = useTestLibrary();
let services: ReturnType<typeof segmentsServices>;
let segmentId = 0;
beforeEach(() => {
  services = segmentsServices({ library: fixture.library, events: createEventBus() });
  segmentId = addTranscript(fixture.library, 'a.wav', ['первый текст', 'second text']).segments[0]?.id ?? 0;
});

const text = () => fixture.library.segments.get(segmentId).text;
const overtaken = (by: string) => ({ code: 'segment-changed', params: { text: by } });

it('a text made on one that another window has changed meanwhile is refused with the other text, and laid over it only when asked', async () => {
  await services['segments.editText']({ segmentId, text: 'из другого окна', session: 'two', onto: 'первый текст' });
  const mine = { segmentId, text: 'из моего окна', session: 'one' };
  await expect(services['segments.editText']({ ...mine, onto: 'первый текст' })).rejects.toMatchObject(
    overtaken('из другого окна'),
  );
  expect(text()).toBe('из другого окна');
  await services['segments.editText'](mine);
  expect(text()).toBe('из моего окна');
});

it('typing goes on over what the same window saved before', async () => {
  const steps = ['первый', 'первый т', 'первый тест', 'первый текст'];
  let onto = text();
  for (const step of steps)
    onto = (await services['segments.editText']({ segmentId, text: ` ${step} `, session: 's', onto })).text;
  expect(text()).toBe('первый текст');
});

it('the same text written in both windows is no difference', async () => {
  await services['segments.editText']({ segmentId, text: 'both', onto: 'первый текст' });
  await services['segments.editText']({ segmentId, text: 'both', onto: 'первый текст' });
  expect(text()).toBe('both');
});

it('an undo, a replacement and a split in the other window are seen too', async () => {
  const { transcriptId } = { transcriptId: Math.floor(segmentId / 2 ** 20) };
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
