import { statSync } from 'node:fs';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';

/** False where nothing was ever written. Fails with `library-unreadable` where one may not even look. */
export function libraryIsThere(dir: string): boolean {
  try {
    return statSync(path.join(dir, 'library.db')).size > 0;
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new AppFailure('library-unreadable', { path: dir }, thrown);
    return false;
  }
}
