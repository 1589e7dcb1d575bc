import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How the server answers; `request` counts from 0 since the fault was set. */
export type Answer = (call: {
  readonly request: number;
  readonly asked: IncomingMessage;
  readonly reply: ServerResponse;
  readonly server: ModelServer;
}) => void;

export interface ModelServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly file: Buffer;
  answer: Answer;
  requestCount: number;
  /** Bytes of the file written to connections, cut ones included. */
  sentBytes: number;
  readonly ranges: (string | undefined)[];
  close(): Promise<void>;
}

/** Serves one file on loopback, well or badly. */
export async function startModelServer(file: Buffer): Promise<ModelServer> {
  const http = createServer((asked, reply) => {
    const request = model.requestCount;
    model.requestCount += 1;
    model.ranges.push(asked.headers.range);
    model.answer({ request, asked, reply, server: model });
  });
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {}); // the other side may be killed
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const model: ModelServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    file,
    answer: serve(),
    requestCount: 0,
    sentBytes: 0,
    ranges: [],
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return model;
}

export interface ServeOptions {
  /** Ends the connection when so many bytes of this answer were sent. */
  readonly cutAfter?: (length: number) => number | null;
  readonly etag?: string | null;
  readonly ignoresRange?: boolean;
  readonly ignoresIfRange?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Buffer;
  /** Without a length: the end of the connection is the end of the file. */
  readonly isChunked?: boolean;
  /** Sends so much and then nothing. */
  readonly stallAfter?: number;
}

/** A well-behaved server, but for what the options say. */
export function serve(options: ServeOptions = {}): Answer {
  return ({ asked, reply, server }) => {
    const file = options.bytes ?? server.file;
    const etag = options.etag === undefined ? '"v1"' : options.etag;
    const range = /^bytes=(\d+)-(\d*)$/.exec(asked.headers.range ?? '');
    const ifRange = asked.headers['if-range'];
    const isPart =
      range !== null &&
      options.ignoresRange !== true &&
      (ifRange === undefined || ifRange === etag || options.ignoresIfRange === true);
    const from = isPart ? Number(range[1]) : 0;
    const to = isPart && range[2] !== '' ? Number(range[2]) + 1 : file.length;
    if (from >= file.length) {
      reply.writeHead(416, { 'content-range': `bytes */${file.length}` }).end();
      return;
    }
    const body = file.subarray(from, to);
    const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
    if (etag !== null) headers['etag'] = etag;
    if (isPart) headers['content-range'] = `bytes ${from}-${to - 1}/${file.length}`;
    if (options.isChunked !== true) headers['content-length'] = String(body.length);
    reply.writeHead(isPart ? 206 : 200, { ...headers, ...options.headers });
    send(reply, body, server, options);
  };
}

function send(reply: ServerResponse, body: Buffer, server: ModelServer, options: ServeOptions): void {
  const cut = options.cutAfter?.(body.length) ?? null;
  const end = Math.min(cut ?? body.length, options.stallAfter ?? body.length);
  const step = 64 * 1024;
  const next = (at: number): void => {
    if (at >= end) {
      if (cut !== null) reply.socket?.destroySoon();
      else if (options.stallAfter === undefined) reply.end();
      return;
    }
    const piece = body.subarray(at, Math.min(end, at + step));
    server.sentBytes += piece.length;
    reply.write(piece, (error) => (error ? undefined : next(at + piece.length)));
  };
  if (end === 0) reply.flushHeaders();
  next(0);
}
