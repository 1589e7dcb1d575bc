import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';

/** What an error of the file system means for a file that was to be written. */
export function writeFailure(error: unknown, target: string, sizeBytes: number): unknown {
  if (error instanceof AppFailure || (error instanceof Error && error.name === 'AbortError')) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const name = path.basename(target);
  switch (code) {
    case 'EEXIST':
      return new AppFailure('file-exists', { name }, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppFailure('disk-full', { neededMb: Math.ceil(sizeBytes / 1e6) + 1 }, error);
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppFailure('folder-missing', { path: path.dirname(target) }, error);
    case 'EACCES':
    case 'EPERM':
      return new AppFailure('write-forbidden', { path: target }, error);
    case 'EROFS':
      return new AppFailure('disk-readonly', { path: target }, error);
    case 'EISDIR':
      return new AppFailure('target-is-folder', { name }, error);
    case 'ELOOP':
      return new AppFailure('cannot-write', { name, reason: 'link-circle' satisfies Reason }, error);
    case 'ENAMETOOLONG':
      return new AppFailure('cannot-write', { name, reason: 'name-too-long' satisfies Reason }, error);
    default:
      return new AppFailure('cannot-write', { name, detail: code === '' ? String(error) : code }, error);
  }
}
