import { dirname } from 'node:path';
import { AppFailure } from '#shared/failure.ts';

/** Room to ask for when the disk is full: a few hours of text with its index and the write-ahead log. */
const neededMb = 64;

/** What an error of SQLite or of the file system means to a person; anything else comes back as it is. */
export function libraryFailure(thrown: unknown, path: string): unknown {
  if (thrown instanceof AppFailure) return thrown;
  const code = codeOf(thrown);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppFailure('disk-full', { neededMb }, thrown);
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

/** True when SQLite found its file malformed. */
export function isDamage(thrown: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(thrown));
}

function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
  return typeof code === 'string' ? code : '';
}
