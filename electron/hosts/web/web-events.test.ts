import { expect, test } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { eventStream } from './web-events.ts';

test('a page that was gone before its stream began holds nothing', async () => {
  const gone = new AbortController();
  gone.abort();
  const response = eventStream(createEventBus(), gone.signal);
  expect(await response.text()).toBe('');
});

test('a page receives events until it goes away', async () => {
  const events = createEventBus();
  const page = new AbortController();
  const response = eventStream(events, page.signal);
  events.emit('recording.removed', { recordingIds: [7] });
  page.abort();
  events.emit('recording.removed', { recordingIds: [8] });
  expect(await response.text()).toBe(': hello\n\ndata: {"name":"recording.removed","data":{"recordingIds":[7]}}\n\n');
});
