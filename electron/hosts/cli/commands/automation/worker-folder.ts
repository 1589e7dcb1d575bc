import os from 'node:os';
import path from 'node:path';

/** The library of a worker is no one's: it is made beside those of people, and holds one job at a time. */
export function workerFolder(): string {
  return (
    process.env['STENOGRAM_WORKER_DIR'] ?? path.join(os.tmpdir(), `stenogram-worker-${process.getuid?.() ?? 'user'}`)
  );
}
