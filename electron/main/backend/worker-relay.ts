import type { WorkerCommand, WorkerKind, WorkerReport } from '#shared/wire/backend-messages.ts';
import type { UtilityChild } from './utility-child.ts';

export interface WorkerRelay {
  obey(command: WorkerCommand): void;
  /** Ends every worker without a report: its owner is gone. */
  killAll(): void;
}

/**
 * Workers on behalf of another process, because only main can start utility processes. The owner gives the
 * numbers. A message to a worker that has ended is dropped: its `worker.exit` is on the way or was read already.
 */
export function createWorkerRelay(
  fork: (kind: WorkerKind) => UtilityChild,
  report: (report: WorkerReport) => void,
): WorkerRelay {
  const workers = new Map<number, UtilityChild>();
  const spawn = (workerId: number, kind: WorkerKind) => {
    const worker = fork(kind);
    workers.set(workerId, worker);
    worker.onSpawn(() => report({ type: 'worker.spawned', workerId, pid: worker.pid ?? 0 }));
    worker.onMessage((message) => {
      if (workers.has(workerId)) report({ type: 'worker.message', workerId, message });
    });
    worker.onExit((code) => {
      if (workers.delete(workerId)) report({ type: 'worker.exit', workerId, code });
    });
  };
  return {
    obey(command) {
      if (command.type === 'worker.spawn') spawn(command.workerId, command.kind);
      else if (command.type === 'worker.message') workers.get(command.workerId)?.post(command.message);
      else workers.get(command.workerId)?.kill();
    },
    killAll() {
      const owned = [...workers.values()];
      workers.clear();
      for (const worker of owned) worker.kill();
    },
  };
}
