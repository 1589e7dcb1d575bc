import type { WorkerNotice, WorkerReply, WorkerRequest } from './protocol.ts';
import { EngineError, type EnginePriority, type JobEvent, type WorkerLink } from '../types.ts';
import { isProcessStopped } from './is-process-stopped.ts';
import { createWatchdog, type WatchdogTiming } from './watchdog.ts';

type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: EngineError) => void;
  readonly onEvent: (event: JobEvent) => void;
}

export interface RequestOptions {
  readonly onEvent?: (event: JobEvent) => void;
  /** Asks the worker to give up; the request ends with `aborted` once it has. */
  readonly signal?: AbortSignal;
}

/**
 * One worker process, seen as requests and answers. Its end rejects everything that waits for it; one that stands still
 * while something waits is killed, which is such an end.
 */
export interface WorkerClient {
  request(request: Unnumbered<WorkerRequest>, options?: RequestOptions): Promise<unknown>;
  /** To be called before any request. */
  setPriority(priority: EnginePriority): void;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
  isAlive(): boolean;
}

function crashError(code: number | null, signal: string | null, stderr: string): EngineError {
  if (signal === 'SIGILL') {
    return new EngineError('cpu-unsupported', 'This processor lacks instructions that the engine needs.');
  }
  const how = signal ?? (code === null ? 'it could not be started' : `exit code ${code}`);
  const said = stderr.trim();
  return new EngineError('engine-crashed', `The speech engine ended unexpectedly (${how}).${said && `\n${said}`}`);
}

function handOn(reply: WorkerReply, waiting: Pending): void {
  if (reply.type === 'event') waiting.onEvent(reply.event);
  else if (reply.type === 'value') waiting.resolve(reply.value);
  else waiting.reject(new EngineError(reply.code, reply.detail));
}

function patientOf(link: WorkerLink): { isStopped(): boolean; onStill(): void } {
  return {
    isStopped: () => link.pid !== undefined && isProcessStopped(link.pid),
    onStill: () => link.kill(),
  };
}

export function createWorkerClient(link: WorkerLink, timing?: WatchdogTiming): WorkerClient {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let crash: EngineError | undefined;
  const nextId = (): number => (lastId += 1);
  const ping = (): void => link.post({ type: 'ping', id: nextId() });
  const watchdog = createWatchdog({ ping, ...patientOf(link), isWaiting: () => pending.size > 0 }, timing);

  const exited = new Promise<void>((resolve) => {
    link.onExit(({ code, signal }) => {
      watchdog.stop();
      crash = crashError(code, signal, link.stderrTail?.() ?? '');
      for (const { reject } of pending.values()) reject(crash);
      pending.clear();
      resolve();
    });
  });

  link.onMessage((message) => {
    const reply = message as WorkerReply;
    watchdog.answered(reply.type === 'event' || pending.has(reply.id));
    const waiting = pending.get(reply.id);
    if (waiting === undefined) return;
    if (reply.type !== 'event') pending.delete(reply.id);
    handOn(reply, waiting);
  });

  return {
    request(request, { onEvent = () => undefined, signal } = {}) {
      if (crash !== undefined) return Promise.reject(crash);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject, onEvent });
        watchdog.start();
        link.post({ ...request, id });
        const cancel = (): void => {
          if (pending.has(id)) link.post({ type: 'cancel', requestId: id } satisfies WorkerNotice);
        };
        signal?.addEventListener('abort', cancel, { once: true });
      });
    },
    setPriority: (priority) => link.post({ type: 'priority', priority } satisfies WorkerNotice),
    kill() {
      link.kill();
      return exited;
    },
    isAlive: () => crash === undefined,
  };
}
