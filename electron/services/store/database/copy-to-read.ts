import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';

export interface CopyToRead {
  readonly dir: string;
  remove(): void;
}

/**
 * Copies files of a library that lies where SQLite may make none beside it (a read-only disk, another user's folder)
 * into a folder that only this user may enter; it goes when it is removed, at the latest with the process.
 */
export function copyToRead(libraryDir: string, names: readonly string[]): CopyToRead {
  const dir = mkdtempSync(path.join(tmpdir(), 'stenogram-reading-'));
  const clear = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', clear);
  const remove = () => {
    process.off('exit', clear);
    clear();
  };
  try {
    for (const name of names) {
      const [from, to] = [path.join(libraryDir, name), path.join(dir, name)];
      if (statSync(from, { throwIfNoEntry: false })?.isFile() !== true) continue;
      copyFileSync(from, to);
      chmodSync(to, 0o600);
    }
    return { dir, remove };
  } catch (thrown) {
    remove();
    const { code = '' } = thrown as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new AppFailure('library-unreadable', { path: libraryDir }, thrown);
    throw thrown;
  }
}
