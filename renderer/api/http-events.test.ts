import { afterEach, expect, test, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { listenOverHttp } from './http-events.ts';

afterEach(() => vi.unstubAllGlobals());

const event = (recordingId: number) =>
  `data: {"name":"recording.removed","data":{"recordingIds":[${recordingId}]}}\n\n`;

test('a listener that throws is reported, and the stream continues', async () => {
  const reported: unknown[] = [];
  const received: AppEvent[] = [];
  const news = { onBack: vi.fn(), onLost: vi.fn(), onRefused: vi.fn() };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const text of [event(1), event(2), event(3)]) controller.enqueue(new TextEncoder().encode(text));
    },
  });
  vi.stubGlobal('reportError', (error: unknown) => void reported.push(error));
  vi.stubGlobal('fetch', async () => new Response(body));
  const stop = listenOverHttp(
    't',
    (one) => {
      received.push(one);
      if (received.length === 1) throw new RangeError('a mistake of the page');
    },
    news,
  );
  await vi.waitFor(() => expect(received).toHaveLength(3));
  stop();
  expect(reported).toEqual([new RangeError('a mistake of the page')]);
  expect(news.onLost).not.toHaveBeenCalled();
});
