import type { SpawnWorker, WorkerLink } from '#native/lib/types.ts';
import type { WorkerCommand, WorkerKind, WorkerReport } from '#shared/backend-messages.ts';

export interface RelayedWorkers {
  readonly spawn: SpawnWorker;
  /** The search's process. */
  readonly spawnSearch: SpawnWorker;
  /** What main says about a worker, in the order it was said. */
  report(report: WorkerReport): void;
}

interface Ears {
  pid: number | undefined;
  hasEnded: boolean;
  readonly message: ((message: unknown) => void)[];
  readonly exit: Parameters<WorkerLink['onExit']>[0][];
}

/** Workers that main starts on our behalf: in Electron only main can fork a utility process. */
export function createRelayedWorkers(send: (command: WorkerCommand) => void): RelayedWorkers {
  const workers = new Map<number, Ears>();
  let lastId = 0;
  const start = (kind: WorkerKind): WorkerLink => {
    const workerId = ++lastId;
    const ears: Ears = { pid: undefined, hasEnded: false, message: [], exit: [] };
    workers.set(workerId, ears);
    send({ type: 'worker.spawn', workerId, kind });
    return linkOf(workerId, ears, send);
  };
  return {
    spawn: () => start('engine'),
    spawnSearch: () => start('search'),
    report(report) {
      const ears = workers.get(report.workerId);
      if (ears === undefined) return;
      if (report.type === 'worker.spawned') ears.pid = report.pid;
      else if (report.type === 'worker.message') for (const listener of ears.message) listener(report.message);
      else {
        workers.delete(report.workerId);
        ears.hasEnded = true;
        ears.pid = undefined;
        // A utility process tells its exit code only, also when a signal ended it.
        for (const listener of ears.exit) listener({ code: report.code, signal: null });
      }
    },
  };
}

function linkOf(workerId: number, ears: Ears, send: (command: WorkerCommand) => void): WorkerLink {
  const sendAlive = (command: WorkerCommand) => {
    if (!ears.hasEnded) send(command);
  };
  return {
    get pid() {
      return ears.pid;
    },
    post: (message) => sendAlive({ type: 'worker.message', workerId, message }),
    onMessage: (listener) => void ears.message.push(listener),
    onExit: (listener) => void ears.exit.push(listener),
    kill: () => sendAlive({ type: 'worker.kill', workerId }),
  };
}
