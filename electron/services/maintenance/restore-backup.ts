import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { stampOf } from './backup-files.ts';
import { newestVersion, type Migration } from '#services/store/database/list-migrations.ts';
import { syncFolder, syncToDisk } from './make-backup.ts';
import { checkFile } from '#services/store/database/open-database.ts';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';
import { verifyLibrary } from './verify-library.ts';

const restoring = 'library.db.restoring';

export interface RestoreOptions {
  /** Its library is closed, and locked by the caller. */
  readonly libraryDir: string;
  readonly backup: string;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
}

/**
 * Puts a backup in the place of the library; the present file is kept and its new path returned (null if there was
 * none). The backup is read in full before anything is touched: `backup-damaged`, `library-foreign` or `library-newer`.
 */
export function restoreBackup({ libraryDir, backup, migrations, nowMs }: RestoreOptions): string | null {
  checkBackup(backup, migrations);
  const target = join(libraryDir, restoring);
  try {
    copyFileSync(backup, target);
    syncToDisk(target);
  } catch (thrown) {
    rmSync(target, { force: true });
    throw libraryFailure(thrown, target, { copyBytes: statSync(backup).size });
  }
  const kept = setAside(libraryDir, `before-restore-${stampOf(nowMs)}`);
  finishRestore(libraryDir);
  return kept;
}

/** A backup that is not whole never replaces anything. */
export function checkBackup(backup: string, migrations: readonly Migration[]): void {
  if (!existsSync(backup)) throw new AppFailure('file-missing', { name: basename(backup) });
  checkFile(backup, newestVersion(migrations));
  const damaged = (detail: string, cause?: unknown) =>
    new AppFailure('backup-damaged', { name: basename(backup), detail }, cause);
  let database;
  try {
    database = new Database(backup, { readonly: true });
    const { differences } = verifyLibrary(database, { migrations, depth: 'full' });
    if (differences.length > 0) throw damaged(`${differences.length} differences`);
  } catch (thrown) {
    throw thrown instanceof AppFailure ? thrown : damaged(String(thrown), thrown);
  } finally {
    database?.close();
  }
}

/** Renames the library with its log to `library.db.<suffix>`; null if there is none. The log goes last: alone it does no harm. */
export function setAside(libraryDir: string, suffix: string): string | null {
  const path = join(libraryDir, 'library.db');
  if (!existsSync(path)) return null;
  const kept = `${path}.${suffix}`;
  renameSync(path, kept);
  for (const part of ['-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, kept + part);
  syncFolder(libraryDir);
  return kept;
}

/**
 * Ends a replacement, also one that was interrupted: without a library the new file, which is complete, takes its
 * place; with one the present library is still untouched and the new file is dropped. The index is rebuilt.
 */
export function finishRestore(libraryDir: string): void {
  const path = join(libraryDir, 'library.db');
  const next = join(libraryDir, restoring);
  if (!existsSync(next)) return;
  if (existsSync(path)) {
    rmSync(next, { force: true });
    return;
  }
  // The log of the file before it must not be folded into this one.
  for (const part of ['-wal', '-shm']) {
    if (existsSync(path + part)) renameSync(path + part, `${path}.left-over${part}`);
  }
  for (const name of ['index.db', 'index.db-wal', 'index.db-shm']) rmSync(join(libraryDir, name), { force: true });
  renameSync(next, path);
  syncFolder(libraryDir);
}

/** Where a new library is made before it takes the place of the present one. */
export function pendingLibrary(libraryDir: string): string {
  return join(libraryDir, restoring);
}
