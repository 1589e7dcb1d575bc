/** Reads or copies a whole library in a thread of its own: minutes of work that no call has to wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '#shared/failure.ts';
import { performMaintenanceTask, type MaintenanceReply, type MaintenanceTask } from './maintenance-task.ts';

const reply = (): MaintenanceReply => {
  try {
    // The sender is care-thread.ts of this same app.
    return { ok: true, value: performMaintenanceTask(workerData as MaintenanceTask) };
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
};
parentPort?.postMessage(reply());
