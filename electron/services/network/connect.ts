import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { AppFailure } from '#shared/failure.ts';
import type { NetworkEntry } from '#shared/network.ts';
import type { NetworkLog } from './network-log.ts';

export interface ConnectRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** For the log of connections; names no recording. */
  readonly purpose: string;
  readonly signal: AbortSignal;
  /** Longest silence of the other side, before the answer and within it. */
  readonly stallMs: number;
}

/** The answer of one request; redirects are answers too. The body has to be read to its end or destroyed. */
export type Connect = (request: ConnectRequest) => Promise<IncomingMessage>;

/**
 * The one door to the network: nothing in the services connects to anything but through this function. It refuses
 * while the app is set to stay offline, goes through the proxy of the environment, and leaves a line in the log.
 */
export function createConnect(parts: { log: NetworkLog; isOffline: () => boolean }): Connect {
  const proxyEnv = process.env;
  const agents = {
    'http:': { module: http, agent: new http.Agent({ proxyEnv }) },
    'https:': { module: https, agent: new https.Agent({ proxyEnv }) },
  };
  return async ({ url, headers, purpose, signal, stallMs }) => {
    const entry = parts.log.begin({ host: url.host, purpose });
    if (parts.isOffline()) {
      entry.end('refused', 0);
      throw new AppFailure('offline', { host: url.host });
    }
    const way = agents[url.protocol as keyof typeof agents];
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const request = way.module.get(url, { agent: way.agent, headers, signal, timeout: stallMs });
      request.once('timeout', () => request.destroy(new AppFailure('download-stalled', { host: url.hostname })));
      request.once('error', (error) => {
        entry.end(signal.aborted ? 'stopped' : 'failed', 0);
        reject(error);
      });
      request.once('response', (response) => {
        watch(response, (outcome, bytes) => entry.end(signal.aborted ? 'stopped' : outcome, bytes));
        resolve(response);
      });
    });
  };
}

/** Counts what came in, headers left out, without taking part in the reading. */
function watch(response: IncomingMessage, end: (outcome: NetworkEntry['outcome'], bytes: number) => void): void {
  const before = response.socket.bytesRead;
  const { socket } = response;
  response.once('close', () => end(response.complete ? 'done' : 'failed', Math.max(0, socket.bytesRead - before)));
}
