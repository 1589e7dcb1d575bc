import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

const reserveBytes = 4 * 1024 * 1024;

/**
 * A file whose only use is to be deleted: a full disk also blocks deleting and noting down a failure, because SQLite
 * must write to do so. Filled with random bytes, so that no file system stores it for nothing.
 */
export interface Reserve {
  /** Makes the room free; false when there was none left. */
  release(): boolean;
}

/** Makes the reserve unless it is there, or the disk is so full that it would do harm. */
export function keepReserve(dir: string): Reserve {
  const path = join(dir, 'reserve.bin');
  if (!existsSync(path) && freeBytes(dir) > 16 * reserveBytes) {
    try {
      fill(path);
    } catch {
      // Best effort: without it everything works, except on a full disk.
      rmSync(path, { force: true });
    }
  }
  return {
    release() {
      if (!existsSync(path)) return false;
      rmSync(path, { force: true });
      return true;
    },
  };
}

function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, randomBytes(reserveBytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
