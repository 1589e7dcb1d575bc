/** The same app in a browser: services behind a loopback server with a token. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { AppFailure } from '#shared/failure.ts';
import type { RunningServices } from '#services/wiring/running-services.ts';
import { createServices } from '#services/wiring/services.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';
import { handleWebRequest, type WebParts } from './web-handler.ts';

export interface WebHostOptions extends Omit<ServiceOptions, 'host' | 'mediaBase'> {
  /** 0 for any free port. */
  readonly port: number;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Ends the host after this long without a page or a job; null to stay. */
  readonly idleExitMs: number | null;
  readonly onIdle: () => void;
}

export interface WebHost {
  /** With the token in its fragment, which browsers never send anywhere. */
  readonly url: string;
  readonly running: RunningServices;
  close(): Promise<void>;
}

export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const secret = () => randomBytes(32).toString('hex');
  const mediaSecret = secret();
  const token = secret();
  const running = await createServices({ ...options, host: 'browser', mediaBase: `/media/${mediaSecret}/` });
  const { pageDir, libraryDir, log } = options;
  log.info(
    `Stenogram ${options.version} serves a browser, ${process.platform} ${process.arch}, Node ${process.version}`,
  );
  const idle = idleTimer(options, running);
  const server = createServer((request, response) => {
    idle.entered(response);
    const parts: WebParts = { running, pageDir, libraryDir, token, mediaSecret, log, port: portOf() };
    answer(request, response, parts).catch((error: unknown) => {
      log.error('request failed', error);
      response.destroy();
    });
  });
  const portOf = () => (server.address() as AddressInfo).port;
  server.requestTimeout = 0; // a recording of many gigabytes may be uploaded
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  }).catch(async (error: unknown) => {
    idle.stop();
    await running.close();
    throw listenFailure(error, options.port);
  });
  running.start();
  return {
    url: `http://127.0.0.1:${portOf()}/#token=${token}`,
    running,
    async close() {
      idle.stop();
      server.close();
      server.closeAllConnections();
      await running.close();
    },
  };
}

function listenFailure(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new AppFailure('port-in-use', { port }, error);
  if (code === 'EACCES' || code === 'EPERM') return new AppFailure('port-forbidden', { port }, error);
  return error;
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, parts: WebParts): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const { method = 'GET' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const address = URL.parse(incoming.url ?? '/', `http://127.0.0.1:${parts.port}`);
  if (address === null || address.port !== String(parts.port)) {
    outgoing.writeHead(400).end();
    return;
  }
  const request = new Request(address, {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: bodyOf(incoming), duplex: 'half' } : {}),
  });
  const response = await handleWebRequest(request, parts);
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

/** Idle is: no request under way (an open page holds the event stream) and nothing heard of a job. */
function idleTimer(options: WebHostOptions, running: RunningServices) {
  const { idleExitMs } = options;
  let lastMs = Date.now();
  let openRequests = 0;
  const off = running.events.on(() => (lastMs = Date.now()));
  const look = () => {
    if (openRequests === 0 && idleExitMs !== null && Date.now() - lastMs > idleExitMs) options.onIdle();
  };
  const timer = idleExitMs === null ? undefined : setInterval(look, Math.min(60_000, idleExitMs));
  return {
    entered(response: ServerResponse): void {
      openRequests += 1;
      response.once('close', () => {
        openRequests -= 1;
        lastMs = Date.now();
      });
    },
    stop(): void {
      off();
      clearInterval(timer);
    },
  };
}
