import { readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppFailure } from '#shared/failure.ts';

/** The text of a working day with its index, and the reserve. */
const workBytes = 16_000_000;

/**
 * What an error of SQLite or of the file system means to a person; anything else comes back as it is. `copyBytes` is
 * what the work writes beside the library: a copy, a backup.
 */
export function libraryFailure(
  thrown: unknown,
  path: string,
  { copyBytes = 0 }: { readonly copyBytes?: number } = {},
): unknown {
  if (thrown instanceof AppFailure) return thrown;
  const code = codeOf(thrown);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppFailure('disk-full', { neededMb: neededMb(dirname(path), copyBytes) }, thrown);
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|EISDIR)/.test(code)) {
    return new AppFailure('library-readonly', { path: dirname(path) }, thrown);
  }
  if (code === 'SQLITE_NOTADB') return new AppFailure('library-foreign', { path }, thrown);
  if (isDamage(thrown)) return new AppFailure('library-damaged', { path }, thrown);
  if (code.startsWith('SQLITE_BUSY')) return new AppFailure('library-locked', { path: dirname(path) }, thrown);
  if (code.startsWith('SQLITE_IOERR')) return new AppFailure('cannot-write', { name: path, detail: code }, thrown);
  return thrown;
}

/** What is still missing on the disk; all that is needed where a quota or a limit is full and not the disk. */
function neededMb(dir: string, copyBytes: number): number {
  const wantedBytes = workBytes + copyBytes + waitingBytes(dir);
  const missingBytes = wantedBytes - freeBytes(dir);
  return Math.ceil((missingBytes > 0 ? missingBytes : wantedBytes) / 1e6);
}

function freeBytes(dir: string): number {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** Logs that are still to be written into their databases. */
function waitingBytes(dir: string): number {
  try {
    const logs = readdirSync(dir).filter((name) => name.endsWith('-wal'));
    return logs.reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
  } catch {
    return 0;
  }
}

/** True when SQLite found its file malformed. */
export function isDamage(thrown: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(thrown));
}

function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
  return typeof code === 'string' ? code : '';
}
