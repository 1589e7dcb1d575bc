import { failureOf } from '#shared/failure.ts';
import { holdLock } from '#services/store/database/hold-lock.ts';
import type { Library } from './library.ts';
import { writeNotice } from '#services/maintenance/library-notice.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { openLibrary, type LibraryOptions } from './open-library.ts';
import { salvageLibrary, type SalvageResult } from '#services/maintenance/salvage-library.ts';

const maxNames = 10;

/**
 * Opens the library; one that SQLite cannot open any more is put aside as `library.db.damaged-<time>` and what can be
 * read of it is kept in a fresh one, with a notice that says so. Fails as `openLibrary` does for everything else.
 */
export function openOrSalvage(options: LibraryOptions): Library {
  try {
    return openLibrary(options);
  } catch (thrown) {
    if (failureOf(thrown).code !== 'library-damaged') throw thrown;
    options.log.error('the library is damaged: what can be read of it goes on in a fresh file', thrown);
    salvageClosed(options.dir);
    return openLibrary(options);
  }
}

/** Salvages a library that no one has open, and leaves the notice. */
export function salvageClosed(dir: string): void {
  const lock = holdLock(dir);
  try {
    const nowMs = Date.now();
    noteSalvage(dir, salvageLibrary({ libraryDir: dir, migrations: listMigrations(), nowMs }), nowMs);
  } finally {
    lock.release();
  }
}

function noteSalvage(dir: string, { keptAs, lostCount, recordings }: SalvageResult, atMs: number): void {
  writeNotice(dir, { kind: 'salvaged', atMs, count: lostCount, recordings: recordings.slice(0, maxNames), keptAs });
}
