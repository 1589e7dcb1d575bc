import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { AppFailure } from '#shared/failure.ts';
import type { NetworkEntry } from '#shared/network.ts';
import type { NetworkLog } from './network-log.ts';
import { proxyOfRule } from './proxy-of-rule.ts';

export interface ConnectRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** For the log of connections; names no recording. */
  readonly purpose: string;
  readonly signal: AbortSignal;
  /** Longest silence of the other side, before the answer and within it. */
  readonly stallMs: number;
  /** `GET` if absent. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'HEAD';
  /** Of a `POST` or `PUT`; a stream is read only when there is a connection. */
  readonly body?: string | Buffer | { readonly stream: Readable; readonly sizeBytes: number };
}

/** The answer of one request; redirects are answers too. The body has to be read to its end or destroyed. */
export type Connect = (request: ConnectRequest) => Promise<IncomingMessage>;

export interface ConnectParts {
  readonly log: NetworkLog;
  isOffline(): boolean;
  /** The system's way to an address, as Chromium writes it; without it the environment alone decides. */
  readonly systemProxy?: ((url: string) => Promise<string>) | undefined;
}

/**
 * The one door to the network: nothing in the services connects to anything but through this function. It refuses
 * while the app is set to stay offline, goes through the proxy of the system, else of the environment, and leaves a
 * line in the log.
 */
export function createConnect(parts: ConnectParts): Connect {
  const agentFor = createAgents();
  return async ({ url, headers, purpose, signal, stallMs, method = 'GET', body }) => {
    const entry = parts.log.begin({ host: url.host, purpose });
    const refuse = (failure: AppFailure) => {
      entry.end('refused', 0);
      throw failure;
    };
    if (parts.isOffline()) refuse(new AppFailure('offline', { host: url.host }));
    const proxy = proxyOfRule((await parts.systemProxy?.(url.href)) ?? '');
    if (proxy === 'unsupported') return refuse(new AppFailure('proxy-unsupported', { host: url.hostname }));
    const way = agentFor(url, proxy);
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const isStream = typeof body === 'object' && 'stream' in body;
      const length =
        body === undefined ? {} : { 'content-length': String(isStream ? body.sizeBytes : Buffer.byteLength(body)) };
      const asked = { agent: way.agent, headers: { ...headers, ...length }, signal, timeout: stallMs, method };
      const request = way.module.request(url, asked);
      request.once('timeout', () => request.destroy(new AppFailure('download-stalled', { host: url.hostname })));
      request.once('error', (error) => {
        entry.end(signal.aborted ? 'stopped' : 'failed', 0);
        reject(error);
      });
      request.once('response', (response) => {
        watch(response, (outcome, bytes) => entry.end(signal.aborted ? 'stopped' : outcome, bytes));
        resolve(response);
      });
      if (!isStream) request.end(body);
      else body.stream.once('error', (error) => request.destroy(error)).pipe(request);
    });
  };
}

/** One agent for each protocol and way, kept so that connections are used again. */
function createAgents() {
  const made = new Map<string, { readonly module: typeof http | typeof https; readonly agent: http.Agent }>();
  return ({ protocol }: URL, proxy: URL | null) => {
    const key = `${protocol} ${proxy?.href ?? ''}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const proxyEnv = proxy === null ? process.env : { HTTP_PROXY: proxy.href, HTTPS_PROXY: proxy.href };
    const way =
      protocol === 'https:'
        ? { module: https, agent: new https.Agent({ proxyEnv }) }
        : { module: http, agent: new http.Agent({ proxyEnv }) };
    made.set(key, way);
    return way;
  };
}

/** Counts what came in, headers left out, without taking part in the reading. */
function watch(response: IncomingMessage, end: (outcome: NetworkEntry['outcome'], bytes: number) => void): void {
  const before = response.socket.bytesRead;
  const { socket } = response;
  response.once('close', () => end(response.complete ? 'done' : 'failed', Math.max(0, socket.bytesRead - before)));
}
