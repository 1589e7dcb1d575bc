import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { Backup } from '#shared/maintenance/library-health.ts';
import { backupsDir, rotateBackups, stampOf } from './backup-files.ts';
import type { Migration } from '#services/store/database/list-migrations.ts';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';
import { verifyLibrary } from './verify-library.ts';

export interface BackupOptions {
  readonly libraryDir: string;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  /** Where to put the copy, instead of among the rotating ones; a folder that exists. */
  readonly outputDir?: string;
}

/**
 * Copies the library while it may be in use, reads the copy back in full and only then gives it its name. Fails with
 * `library-damaged` when the copy is not what was written (then the library is not either), or `disk-full`; nothing is
 * left behind then. Takes seconds for a large library: not for a thread that answers calls.
 */
export function makeBackup({ libraryDir, migrations, nowMs, outputDir }: BackupOptions): Backup {
  const path = join(libraryDir, 'library.db');
  const dir = outputDir ?? backupsDir(libraryDir);
  const file = freeName(dir, `library-${stampOf(nowMs)}`);
  const part = `${file}.part`;
  try {
    mkdirSync(dir, { recursive: true });
    rmSync(part, { force: true });
    copyLibrary(path, part);
    verifyCopy(part, path, migrations);
    syncToDisk(part);
    renameSync(part, file);
    syncFolder(dir);
  } catch (thrown) {
    rmSync(part, { force: true });
    rmSync(`${part}-journal`, { force: true });
    throw libraryFailure(thrown, file, { copyBytes: existsSync(path) ? statSync(path).size : 0 });
  }
  if (outputDir === undefined) rotateBackups(libraryDir);
  return { name: file.slice(dir.length + 1), madeAtMs: nowMs, sizeBytes: statSync(file).size };
}

/** `VACUUM INTO`, because a stepwise copy never ends while another connection writes. */
function copyLibrary(path: string, target: string): void {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}

function verifyCopy(copy: string, path: string, migrations: readonly Migration[]): void {
  const database = new Database(copy, { readonly: true });
  try {
    const [first] = verifyLibrary(database, { migrations, depth: 'full' }).differences;
    if (first !== undefined) {
      const { kind, subject, row, field } = first;
      throw new AppFailure('library-damaged', { path, detail: [kind, subject, row, field].join(' ') });
    }
  } finally {
    database.close();
  }
}

/** Two backups in one second get a number. */
function freeName(dir: string, base: string): string {
  for (let number = 1; ; number += 1) {
    const file = join(dir, number === 1 ? `${base}.db` : `${base}-${number}.db`);
    if (!existsSync(file)) return file;
  }
}

export function syncToDisk(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A rename is only on disk with its folder; some systems do not let a folder be opened, and need it less. */
export function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
