/** The API for other programs on the same computer: off until the user turns it on, on loopback, with a token. */
import { createServer, type Server } from 'node:http';
import { failureOf, type Failure } from '#shared/failure.ts';
import type { LocalApiStatus } from '#shared/automation/local-api.ts';
import { answerRequest } from '#serving/node-request.ts';
import { newAccess, newToken, readAccess, writeAccess, type ApiAccess } from './access-file.ts';
import type { ApiParts } from './api-parts.ts';
import { handleApiRequest } from './handle-api-request.ts';

export interface LocalApi {
  /** Follows the settings from now on. */
  start(): void;
  status(): LocalApiStatus;
  /** The one before stops working at once. */
  renewToken(): LocalApiStatus;
  /** Resolves when the server is as the settings say. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function createLocalApi(parts: ApiParts): LocalApi {
  return new ApiServer(parts);
}

class ApiServer implements LocalApi {
  readonly #parts: ApiParts;
  #access: ApiAccess | null = null;
  #server: Server | null = null;
  /** As it was asked for; 0 is any. */
  #askedPort = -1;
  #failure: Failure | null = null;
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;
  #off = () => {};

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  start(): void {
    const { library, events } = this.#parts;
    let before = JSON.stringify(library.settings.get().localApi);
    this.#off = events.on((event) => {
      if (event.name !== 'settings.changed') return;
      const after = JSON.stringify(event.data.settings.localApi);
      if (after === before) return;
      before = after;
      this.#wake();
    });
    this.#wake();
  }

  status(): LocalApiStatus {
    const { library } = this.#parts;
    const known = this.#access ?? readAccess(library.dir);
    const url = this.#server === null ? null : `http://127.0.0.1:${portOf(this.#server)}`;
    return { isOn: library.settings.get().localApi.isOn, url, token: known?.token ?? null, failure: this.#failure };
  }

  renewToken(): LocalApiStatus {
    this.#publish({ token: newToken() });
    this.#parts.events.emit('localApi.changed', {});
    return this.status();
  }

  async settled(): Promise<void> {
    await this.#last;
  }

  async close(): Promise<void> {
    this.#off();
    this.#isClosed = true;
    this.#last = this.#last.then(() => this.#stop());
    await this.#last;
  }

  #wake(): void {
    this.#last = this.#last.then(async () => {
      await this.#follow();
      this.#parts.events.emit('localApi.changed', {});
    });
  }

  async #follow(): Promise<void> {
    const { isOn, port } = this.#parts.library.settings.get().localApi;
    const isRight = isOn ? this.#server !== null && this.#askedPort === port : this.#server === null;
    if (isRight && !this.#isClosed) return;
    await this.#stop();
    this.#failure = null;
    if (this.#isClosed || !isOn) return;
    try {
      this.#server = await this.#listen(port);
      this.#askedPort = port;
      this.#publish({ port: portOf(this.#server), pid: process.pid });
      this.#parts.log.info(`the local API listens at 127.0.0.1:${portOf(this.#server)}`);
    } catch (error) {
      this.#failure = listenFailure(error, port);
      this.#parts.log.warn('the local API cannot listen', error);
    }
  }

  async #listen(port: number): Promise<Server> {
    const parts = this.#parts;
    const server = createServer((incoming, outgoing) => {
      const here = portOf(server);
      const { token, ownToken } = this.#access ?? this.#publish({});
      const handle = (request: Request) => handleApiRequest(request, { parts, port: here, token, ownToken });
      answerRequest(incoming, outgoing, here, handle).catch((error: unknown) => {
        parts.log.error('a request of the local API failed', error);
        outgoing.destroy();
      });
    });
    server.requestTimeout = 0; // hours of sound may be uploaded
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return server;
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    this.#publish({ port: null, pid: null });
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #publish(changes: Partial<ApiAccess>): ApiAccess {
    const { dir } = this.#parts.library;
    this.#access = { ...(this.#access ?? readAccess(dir) ?? newAccess()), ...changes };
    writeAccess(dir, this.#access);
    return this.#access;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listenFailure(error: unknown, port: number): Failure {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return { code: 'port-in-use', params: { port } };
  if (code === 'EACCES' || code === 'EPERM') return { code: 'port-forbidden', params: { port } };
  return failureOf(error);
}
