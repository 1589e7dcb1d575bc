import { safeHeaders } from './api-failure.ts';

const beatMs = 15_000;
/** Of a client that does not read. */
const maxWaiting = 5000;

export interface EventWriter {
  send(data: unknown): void;
  end(): void;
}

/** Server-sent events; `begin` writes them until it ends the stream or the client leaves, and returns what to stop then. */
export function eventStreamAnswer(signal: AbortSignal, begin: (writer: EventWriter) => () => void): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true;
        let stop = () => {};
        const write = (text: string) => {
          if (!isOpen) return;
          if ((controller.desiredSize ?? 0) < -maxWaiting) end();
          else controller.enqueue(encoder.encode(text));
        };
        const beat = setInterval(() => write(': still here\n\n'), beatMs).unref();
        end = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(beat);
          stop();
          controller.close();
        };
        stop = begin({ send: (data) => write(`data: ${JSON.stringify(data)}\n\n`), end: () => end() });
        if (!isOpen) stop();
        else if (signal.aborted) end();
        else signal.addEventListener('abort', () => end(), { once: true });
      },
      cancel: () => end(),
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: { ...safeHeaders, 'content-type': 'text/event-stream; charset=utf-8' } });
}
