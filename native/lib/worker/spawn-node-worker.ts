import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SpawnWorker, WorkerLink } from '../types.ts';

const stderrTailBytes = 4096;

function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  return env;
}

/** The script of a process: `source` where the sources are; in a bundle an entry of its own beside the chunks. */
export function scriptOf(folder: string, source: string, bundle: string): string {
  const beside = join(folder, source);
  return existsSync(beside) ? beside : join(folder, bundle);
}

/** Starts workers as plain Node processes. `script` is worker.ts, or the bundle made of it; `flags` are Node's own. */
export function spawnNodeWorker(
  script: string = scriptOf(import.meta.dirname, 'worker.ts', 'engine-worker.js'),
  flags: readonly string[] = [],
): SpawnWorker {
  return (): WorkerLink => {
    const child = fork(script, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...flags],
      env: cleanEnvironment(),
    });
    let tail = Buffer.alloc(0);
    child.stderr?.on('data', (data: Buffer) => {
      tail = Buffer.concat([tail, data]).subarray(-stderrTailBytes);
    });
    const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      child.on('error', () => {
        if (child.pid === undefined) resolve({ code: null, signal: null });
      });
      // `close`, not `exit`: what it wrote last has been read by then.
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
    return {
      pid: child.pid,
      post(message) {
        // A worker that is gone is known by its exit; the callback keeps the failure of this one write quiet.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void exited.then(listener),
      kill: () => void child.kill('SIGKILL'),
      stderrTail: () => tail.toString('utf8'),
    };
  };
}
