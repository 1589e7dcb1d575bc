/** The same app in a browser: services behind a loopback server with a token. */
import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequest } from '#serving/node-request.ts';
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
  /** The folder that the page may write to; null for none: it saves by downloading. */
  readonly writableDir?: string | null;
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
  const { pageDir, libraryDir, writableDir = null, log } = options;
  log.info(
    `Stenogram ${options.version} serves a browser, ${process.platform} ${process.arch}, Node ${process.version}`,
  );
  const idle = idleTimer(options, running);
  const server = createServer((request, response) => {
    idle.entered(response);
    const parts: WebParts = { running, pageDir, libraryDir, token, mediaSecret, writableDir, log, port: portOf() };
    answerRequest(request, response, parts.port, (asked) => handleWebRequest(asked, parts)).catch((error: unknown) => {
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

/** Idle is: no request under way (an open page holds the event stream) and no event of a job. */
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
