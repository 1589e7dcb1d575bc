import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';

/** Left free beside the file, so that the library can keep writing. */
const spareBytes = 32_000_000;

/** Fails with `model-disk-full` where the file would not fit. */
export async function requireRoom(dir: string, neededBytes: number, name: string): Promise<void> {
  if (neededBytes <= 0) return;
  const found = await statfs(dir).catch(() => null);
  if (found === null) return; // the writing will show it
  const freeBytes = found.bavail * found.bsize;
  if (freeBytes < neededBytes + spareBytes) throw noRoom(name, neededBytes + spareBytes - freeBytes);
}

/** Errors of the disk while `target` was written, as failures; anything else as it is. */
export function diskFailure(error: unknown, target: string, missingBytes: number): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const name = path.basename(target);
  if (code === 'ENOSPC' || code === 'EDQUOT') return noRoom(name, missingBytes + spareBytes, error);
  if (code !== undefined && cannotWrite.has(code)) return new AppFailure('cannot-write', { name, detail: code }, error);
  return error;
}

const cannotWrite: ReadonlySet<string> = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
  'EISDIR',
  'EIO',
  'EFBIG',
  'ENAMETOOLONG',
  'EINVAL',
]);

function noRoom(name: string, missingBytes: number, cause?: unknown): AppFailure {
  return new AppFailure('model-disk-full', { name, neededMb: Math.max(1, Math.ceil(missingBytes / 1e6)) }, cause);
}
