import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure, type Failure } from '#shared/failure.ts';
import type { Backup } from '#shared/library-health.ts';
import { listMigrations, newestVersion } from '#services/store/list-migrations.ts';
import { makeBackup } from './make-backup.ts';
import { checkFile } from '#services/store/open-database.ts';
import { libraryFailure } from '#services/store/sqlite-failure.ts';
import { verifyLibrary, type LibraryCheck } from './verify-library.ts';

export type CareTask =
  | { readonly type: 'verify'; readonly libraryDir: string; readonly depth: 'quick' | 'full' }
  | { readonly type: 'backup'; readonly libraryDir: string; readonly outputDir?: string };

export type CareReply =
  | { readonly ok: true; readonly value: LibraryCheck | Backup }
  | { readonly ok: false; readonly failure: Failure };

/** Works on a library that may be open elsewhere; reads it only. Throws an AppFailure. */
export function performCareTask(task: CareTask): LibraryCheck | Backup {
  const { libraryDir } = task;
  const migrations = listMigrations();
  if (task.type === 'backup') {
    const { outputDir } = task;
    return makeBackup({ libraryDir, migrations, nowMs: Date.now(), ...(outputDir !== undefined && { outputDir }) });
  }
  const path = join(libraryDir, 'library.db');
  if (!existsSync(path)) throw new AppFailure('file-missing', { name: basename(path) });
  let database;
  try {
    checkFile(path, newestVersion(migrations));
    database = new Database(path, { readonly: true, timeout: 10_000 });
    return verifyLibrary(database, { migrations, depth: task.depth });
  } catch (thrown) {
    throw libraryFailure(thrown, path);
  } finally {
    database?.close();
  }
}
