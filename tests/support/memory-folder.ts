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

/** One of each run, by the process that reads the configuration first; those that it starts take it over. */
export const memoryFolder = (process.env['STENOGRAM_TEST_MEMORY'] ??= hasRoom('/dev/shm')
  ? `/dev/shm/stenogram-tests-${process.pid}`
  : tmpdir());

/** Makes it; what it returns removes it, with all that a killed test left in it. */
export function setup(): (() => void) | undefined {
  if (!memoryFolder.startsWith('/dev/shm/')) return undefined;
  mkdirSync(memoryFolder, { recursive: true });
  return () => rmSync(memoryFolder, { recursive: true, force: true });
}

// Playwright takes the default export, Vitest the named one.
// oxlint-disable-next-line import/no-default-export -- Playwright's globalSetup accepts nothing else
export default setup;
