import { existsSync, mkdirSync } from 'node:fs';
import { AppFailure } from '#shared/failure.ts';
import { holdLock } from '#services/store/database/hold-lock.ts';
import { writeNotice } from './library-notice.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { restoreBackup } from './restore-backup.ts';

/**
 * Restores a library that no one has open; `library-locked` if someone has. Returns where the one before was kept,
 * null if there was none (a new computer, a new folder).
 */
export function restoreClosed(libraryDir: string, backup: string): string | null {
  if (!existsSync(backup)) throw new AppFailure('file-missing', { name: backup });
  mkdirSync(libraryDir, { recursive: true });
  const lock = holdLock(libraryDir);
  try {
    const kept = restoreBackup({ libraryDir, backup, migrations: listMigrations(), nowMs: Date.now() });
    writeNotice(libraryDir, null);
    return kept;
  } finally {
    lock.release();
  }
}
