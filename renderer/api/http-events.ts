import type { AppEvent } from '#shared/contract/events.ts';
import type { StreamNews } from './host.ts';
import { createSseParser } from './sse-parser.ts';

const firstPauseMs = 500;
const maxPauseMs = 10_000;

/**
 * Reads `/events` for as long as it is not stopped; fetch instead of EventSource, because only fetch can send the
 * token as a header. After a break it tries again, each time after twice the pause.
 */
export function listenOverHttp(token: string, listener: (event: AppEvent) => void, stream: StreamNews): () => void {
  const stop = new AbortController();
  void (async () => {
    let pauseMs = firstPauseMs;
    let wasLost = false;
    let lostAtMs = 0;
    while (!stop.signal.aborted) {
      try {
        const response = await fetch('/events', { headers: { authorization: `Bearer ${token}` }, signal: stop.signal });
        // A token that is not right does not become right.
        if (response.status === 401 || response.status === 403) {
          stream.onRefused();
          return;
        }
        if (response.ok && response.body) {
          if (wasLost) stream.onBack();
          wasLost = false;
          pauseMs = firstPauseMs;
          await readEvents(response.body, listener);
        }
      } catch {
        // A broken stream is the ordinary case here: the loop below waits and connects again.
      }
      if (stop.signal.aborted) return;
      lostAtMs = wasLost ? lostAtMs : performance.now();
      wasLost = true;
      stream.onLost(performance.now() - lostAtMs);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    }
  })();
  return () => stop.abort();
}

async function readEvents(body: ReadableStream<BufferSource>, listener: (event: AppEvent) => void): Promise<void> {
  const feed = createSseParser((data) => {
    try {
      listener(JSON.parse(data) as AppEvent);
    } catch (error) {
      // A mistake of the page is no lost connection: it is reported, and the next event is read.
      reportError(error);
    }
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    feed(value);
  }
}
