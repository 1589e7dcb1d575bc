import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import type { Backup } from '#shared/maintenance/library-health.ts';
import { listMigrations, newestVersion } from '#services/store/database/list-migrations.ts';
import { copyToRead } from '#services/store/database/copy-to-read.ts';
import { makeBackup } from './make-backup.ts';
import { clearUnusedBytes, type DatabaseFile } from './unused-bytes/clear-unused-bytes.ts';
import { checkFile } from '#services/store/database/open-database.ts';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';
import { verifyLibrary, type LibraryCheck } from './verify-library.ts';

export type MaintenanceTask =
  | { readonly type: 'verify'; readonly libraryDir: string; readonly depth: 'quick' | 'full' }
  | { readonly type: 'clear'; readonly files: readonly DatabaseFile[] }
  | { readonly type: 'backup'; readonly libraryDir: string; readonly outputDir?: string };

export type MaintenanceReply =
  | { readonly ok: true; readonly value: LibraryCheck | Backup | null }
  | { readonly ok: false; readonly failure: Failure };

/** Any task; rejects with an AppFailure. */
export async function performTask(task: MaintenanceTask): Promise<LibraryCheck | Backup | null> {
  if (task.type !== 'clear') return performMaintenanceTask(task);
  for (const file of task.files) await clearUnusedBytes(file);
  return null;
}

/** Works on a library that may be open elsewhere and writes nothing to it. Throws an AppFailure. */
export function performMaintenanceTask(task: Exclude<MaintenanceTask, { type: 'clear' }>): LibraryCheck | Backup {
  const { libraryDir } = task;
  const migrations = listMigrations();
  if (task.type === 'backup') {
    const { outputDir } = task;
    return makeBackup({ libraryDir, migrations, nowMs: Date.now(), ...(outputDir !== undefined && { outputDir }) });
  }
  const path = join(libraryDir, 'library.db');
  if (!existsSync(path)) throw new AppFailure('file-missing', { name: basename(path) });
  try {
    checkFile(path, newestVersion(migrations));
    return verifyFile(path, { migrations, depth: task.depth });
  } catch (thrown) {
    const failure = libraryFailure(thrown, path);
    if (failureOf(failure).code !== 'library-readonly') throw failure;
  }
  const copy = copyToRead(libraryDir, ['library.db', 'library.db-wal']);
  try {
    return verifyFile(join(copy.dir, 'library.db'), { migrations, depth: task.depth });
  } catch (thrown) {
    throw libraryFailure(thrown, path);
  } finally {
    copy.remove();
  }
}

function verifyFile(path: string, options: Parameters<typeof verifyLibrary>[1]): LibraryCheck {
  const database = new Database(path, { readonly: true, timeout: 10_000 });
  try {
    // What cannot be opened where it lies is not damaged.
    mustOpen(database);
    return verifyLibrary(database, options);
  } finally {
    database.close();
  }
}

function mustOpen(database: Database.Database): void {
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (thrown) {
    if (/^SQLITE_(CANTOPEN|READONLY)/.test(String((thrown as { code?: unknown }).code))) throw thrown;
  }
}
