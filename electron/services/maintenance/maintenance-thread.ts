import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppFailure } from '#shared/failure.ts';
import type { Backup } from '#shared/maintenance/library-health.ts';
import type { MaintenanceReply, MaintenanceTask } from './maintenance-task.ts';
import { doneWithRaw, rawDescriptor } from './unused-bytes/raw-descriptor.ts';
import type { LibraryCheck } from './verify-library.ts';

/** In the sources beside this file; in a bundle an entry of its own beside the chunks. */
function script(): string {
  const beside = fileURLToPath(new URL('maintenance-worker.ts', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('library-care.js', import.meta.url));
}

/** Rejects with an AppFailure; `aborted` when the signal ends the thread. */
export function verifyInThread(
  task: Omit<MaintenanceTask & { type: 'verify' }, 'type'>,
  signal?: AbortSignal,
): Promise<LibraryCheck> {
  return perform({ type: 'verify', ...task }, signal) as Promise<LibraryCheck>;
}

export function backupInThread(
  task: Omit<MaintenanceTask & { type: 'backup' }, 'type'>,
  signal?: AbortSignal,
): Promise<Backup> {
  return perform({ type: 'backup', ...task }, signal) as Promise<Backup>;
}

/** See `clearUnusedBytes`: of the library and its index. */
export async function clearInThread(
  { libraryDir }: { readonly libraryDir: string },
  signal?: AbortSignal,
): Promise<void> {
  const paths = ['index.db', 'library.db'].map((name) => join(libraryDir, name));
  const files = paths.flatMap((path) => {
    const descriptor = rawDescriptor(path);
    return descriptor === null ? [] : [{ path, descriptor }];
  });
  try {
    await perform({ type: 'clear', files }, signal);
  } finally {
    for (const path of paths) doneWithRaw(path);
  }
}

function perform(task: MaintenanceTask, signal?: AbortSignal): Promise<LibraryCheck | Backup | null> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new AppFailure('aborted'));
      return;
    }
    const worker = new Worker(script(), { workerData: task });
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', (reply: MaintenanceReply) => {
      if (reply.ok) resolve(reply.value);
      else reject(new AppFailure(reply.failure.code, reply.failure.params));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      // After the message this changes nothing.
      reject(new AppFailure('aborted'));
    });
  });
}
