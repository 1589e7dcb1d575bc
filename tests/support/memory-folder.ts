/**
 * Where tests put their libraries and sounds: in memory where the system has room there, for a test's library is
 * written with the same fsyncs as a user's, and on a disk each of them waits. Elsewhere it is the system's own place.
 */
import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const roomBytes = 4 * 1024 ** 3;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= roomBytes;
  } catch {
    return false;
  }
}

/** One of each run, by the process that reads the configuration. */
export const memoryFolder = hasRoom('/dev/shm') ? `/dev/shm/stenogram-tests-${process.pid}` : tmpdir();

/** Makes it; what it returns removes it, with all that a killed test left in it. */
export function setup(): (() => void) | undefined {
  if (memoryFolder === tmpdir()) return undefined;
  mkdirSync(memoryFolder, { recursive: true });
  return () => rmSync(memoryFolder, { recursive: true, force: true });
}
