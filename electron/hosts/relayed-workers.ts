import type { SpawnWorker, WorkerLink } from '#native/lib/types.ts';
import type { WorkerCommand, WorkerKind, WorkerReport } from '#shared/wire/backend-messages.ts';

export interface RelayedWorkers {
  readonly spawn: SpawnWorker;
  /** The search's process. */
  readonly spawnSearch: SpawnWorker;
  /** The analyses' process. */
  readonly spawnAnalysis: SpawnWorker;
  /** What main says about a worker, in the order it was said. */
  report(report: WorkerReport): void;
}

interface Recognizers {
  pid: number | undefined;
  hasEnded: boolean;
  readonly message: ((message: unknown) => void)[];
  readonly exit: Parameters<WorkerLink['onExit']>[0][];
}

/** Workers that main starts on our behalf: in Electron only main can fork a utility process. */
export function createRelayedWorkers(send: (command: WorkerCommand) => void): RelayedWorkers {
  const workers = new Map<number, Recognizers>();
  let lastId = 0;
  const start = (kind: WorkerKind): WorkerLink => {
    const workerId = ++lastId;
    const recognizers: Recognizers = { pid: undefined, hasEnded: false, message: [], exit: [] };
    workers.set(workerId, recognizers);
    send({ type: 'worker.spawn', workerId, kind });
    return linkOf(workerId, recognizers, send);
  };
  return {
    spawn: () => start('engine'),
    spawnSearch: () => start('search'),
    spawnAnalysis: () => start('analysis'),
    report(report) {
      const recognizers = workers.get(report.workerId);
      if (recognizers === undefined) return;
      if (report.type === 'worker.spawned') recognizers.pid = report.pid;
      else if (report.type === 'worker.message') for (const listener of recognizers.message) listener(report.message);
      else {
        workers.delete(report.workerId);
        recognizers.hasEnded = true;
        recognizers.pid = undefined;
        // A utility process reports its exit code only, also when a signal ended it.
        for (const listener of recognizers.exit) listener({ code: report.code, signal: null });
      }
    },
  };
}

function linkOf(workerId: number, recognizers: Recognizers, send: (command: WorkerCommand) => void): WorkerLink {
  const sendAlive = (command: WorkerCommand) => {
    if (!recognizers.hasEnded) send(command);
  };
  return {
    get pid() {
      return recognizers.pid;
    },
    post: (message) => sendAlive({ type: 'worker.message', workerId, message }),
    onMessage: (listener) => void recognizers.message.push(listener),
    onExit: (listener) => void recognizers.exit.push(listener),
    kill: () => sendAlive({ type: 'worker.kill', workerId }),
  };
}
