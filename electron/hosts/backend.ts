/**
 * The services inside the desktop app: an Electron utility process that talks to main only. Calls that come before
 * the library is open wait for it; if it cannot be opened, each of them is answered with that failure.
 */
import type { FromBackend, MediaPart, ToBackend } from '#shared/wire/backend-messages.ts';
import type { Reply } from '#shared/contract/contract.ts';
import { failureOf } from '#shared/failure.ts';
import { dispatch } from '#services/wiring/dispatch.ts';
import { createLog } from '#services/log.ts';
import { createServices } from '#services/wiring/services.ts';
import { openLogFile, type LogFile } from '#logging/log-file.ts';
import { parentPort } from './parent-port.ts';
import { createRelayedWorkers } from './relayed-workers.ts';
import { createSystemProxy } from './system-proxy.ts';

type OpenServices = Awaited<ReturnType<typeof createServices>>;
type StartMessage = Extract<ToBackend, { type: 'start' }>;

const port = parentPort();
if (port === null) throw new Error('backend runs as an Electron utility process only');
const send = (message: FromBackend) => port.postMessage(message);
/** Known with the start message, before which nothing is logged. */
let logFile: LogFile | null = null;
const log = createLog((line) => {
  logFile?.write(line);
  process.stderr.write(line);
});
const workers = createRelayedWorkers(send);
const systemProxy = createSystemProxy(send);
const started = Promise.withResolvers<OpenServices>();
// Every call reports a failed start by itself; without calls there is no one to report it to.
started.promise.catch(() => {});

async function start({ options }: StartMessage): Promise<OpenServices> {
  logFile = openLogFile(options.logDir);
  log.info(`Stenogram ${options.version} starts, ${process.platform} ${process.arch}, Node ${process.version}`);
  const services = await createServices({
    ...options,
    logFile: logFile.path,
    host: 'desktop',
    mediaBase: 'media://recording/',
    log,
    spawnEngineWorker: workers.spawn,
    spawnSearchWorker: workers.spawnSearch,
    spawnAnalysisWorker: workers.spawnAnalysis,
    systemProxy: (url) => systemProxy.ask(url),
  });
  services.events.on((event) => send({ type: 'event', event }));
  services.start();
  return services;
}

async function answer(name: unknown, input: unknown): Promise<Reply<unknown>> {
  try {
    const { services } = await started.promise;
    return await dispatch(services, name, input, log);
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}

async function locate(mediaKey: string, part: MediaPart): Promise<string | null> {
  try {
    const services = await started.promise;
    return await services.locateMedia(mediaKey, part);
  } catch {
    return null;
  }
}

/** Ends the process with the library closed; a library that never opened needs no closing. */
async function shutDown(): Promise<void> {
  try {
    await (await started.promise).close();
  } catch (thrown) {
    log.error('closing the library failed', thrown);
  }
  process.exit(0);
}

async function obey(message: ToBackend): Promise<void> {
  switch (message.type) {
    case 'start':
      started.resolve(start(message));
      return;
    case 'call':
      send({ type: 'reply', id: message.id, reply: await answer(message.name, message.input) });
      return;
    case 'locate':
      send({ type: 'located', id: message.id, path: await locate(message.mediaKey, message.part) });
      return;
    case 'proxy.answered':
      systemProxy.answered(message);
      return;
    case 'shutdown':
      await shutDown();
      return;
    case 'worker.spawned':
    case 'worker.message':
    case 'worker.exit':
      workers.report(message);
  }
}

port.on('message', ({ data }) => void obey(data as ToBackend));
