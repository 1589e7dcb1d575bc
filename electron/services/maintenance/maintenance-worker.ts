/** Reads or copies a whole library in a thread of its own: minutes of work that no call has to wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '#shared/failure.ts';
import { performTask, type MaintenanceReply, type MaintenanceTask } from './maintenance-task.ts';

const reply = async (): Promise<MaintenanceReply> => {
  try {
    // The sender is maintenance-thread.ts of this same app.
    return { ok: true, value: await performTask(workerData as MaintenanceTask) };
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
};
parentPort?.postMessage(await reply());
