import type { EventBus } from '#shared/wire/event-bus.ts';

const beatMs = 15_000;
/** A page that does not read (a sleeping tab) is cut off rather than kept in memory; it reconnects and asks again. */
const waitingLimit = 1000;

/** Server-sent events: one `data:` line of JSON per event, a comment as a heartbeat. Ends when the page goes away. */
export function eventStream(events: EventBus, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true;
        const send = (text: string) => {
          if (!isOpen) return;
          if ((controller.desiredSize ?? 0) < -waitingLimit) end();
          else controller.enqueue(encoder.encode(text));
        };
        const off = events.on((event) => send(`data: ${JSON.stringify(event)}\n\n`));
        const beat = setInterval(() => send(': still here\n\n'), beatMs).unref();
        end = () => {
          end = () => {};
          isOpen = false;
          off();
          clearInterval(beat);
          controller.close();
        };
        // Gone before this began: the event has been, and nothing else would stop the heartbeat.
        if (signal.aborted) end();
        else signal.addEventListener('abort', () => end(), { once: true });
        send(': hello\n\n');
      },
      cancel: () => end(),
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
