import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';

/** Answers one request of Node's server by a function of the web's kind; the caller's leaving aborts the request's signal. */
export async function answerRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const { method = 'GET' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const address = URL.parse(incoming.url ?? '/', `http://127.0.0.1:${port}`);
  if (address === null || address.port !== String(port)) {
    outgoing.writeHead(400).end();
    return;
  }
  const request = new Request(address, {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: bodyOf(incoming), duplex: 'half' } : {}),
  });
  const response = await handle(request);
  // A body no one wanted is let through to its end: closing on unread data would reset the answer as well.
  if (!incoming.complete) incoming.resume();
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // A page that leaves in the middle of an answer is no error; whatever is read for it is closed then.
  pipeline(Readable.fromWeb(response.body), outgoing, () => outgoing.destroy());
}

/** Read only when someone asks, and left open when they stop early. */
function bodyOf(incoming: IncomingMessage): AsyncIterable<Uint8Array> {
  async function* pieces() {
    for await (const piece of incoming.iterator({ destroyOnReturn: false })) yield piece as Uint8Array;
  }
  return pieces();
}
