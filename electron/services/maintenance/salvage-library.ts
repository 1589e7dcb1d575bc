import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { silentLog } from '#services/log.ts';
import { stampOf } from './backup-files.ts';
import type { Migration } from '#services/store/database/list-migrations.ts';
import { migrate } from '#services/store/database/migrate.ts';
import { syncToDisk } from './make-backup.ts';
import { isHeaderWhole, writeHeader } from '#services/store/database/file-header.ts';
import { openDatabase } from '#services/store/database/open-database.ts';
import { finishRestore, pendingLibrary, setAside } from './restore-backup.ts';
import { salvageRows, type Salvaged } from './salvage-rows.ts';
import { salvageSegments } from './salvage-segments.ts';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';

export interface SalvageResult {
  /** The damaged file, as it was. */
  readonly keptAs: string | null;
  /** Rows and segments that could not be read or did not fit their hash. */
  readonly lostCount: number;
  /** Names of recordings that lost text. */
  readonly recordings: readonly string[];
}

export interface SalvageOptions {
  /** Its library is closed, and locked by the caller. */
  readonly libraryDir: string;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
}

/**
 * Makes a fresh library of every row of the damaged one that can be read and proved, then takes its place; the damaged
 * file is kept as `library.db.damaged-<time>`. Lost segments leave a `[…]` where their text was.
 */
export function salvageLibrary({ libraryDir, migrations, nowMs }: SalvageOptions): SalvageResult {
  const path = join(libraryDir, 'library.db');
  const fresh = pendingLibrary(libraryDir);
  const source = `${fresh}.source`;
  removeDatabase(fresh);
  removeDatabase(source);
  let lostCount = 0;
  let recordings: readonly string[] = [];
  try {
    const to = openDatabase(fresh, silentLog);
    try {
      migrate(to, migrations, { backUp: () => {}, log: silentLog });
      ({ lostCount, recordings } = copyReadable(readableCopy(path, source), to));
      to.pragma('journal_mode = DELETE');
    } finally {
      to.close();
    }
    syncToDisk(fresh);
  } catch (thrown) {
    removeDatabase(fresh);
    removeDatabase(source);
    // What can be read, twice: as it is, and in its new place.
    throw libraryFailure(thrown, path, { copyBytes: existsSync(path) ? 2 * statSync(path).size : 0 });
  }
  removeDatabase(source);
  const keptAs = setAside(libraryDir, `damaged-${stampOf(nowMs)}`);
  finishRestore(libraryDir);
  return { keptAs, lostCount, recordings };
}

/** The file itself, or a copy with a new header where its own is destroyed: the damaged file is kept as it is. */
function readableCopy(path: string, copy: string): string {
  if (isHeaderWhole(path)) return path;
  for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
  writeHeader(copy);
  return copy;
}

function copyReadable(path: string, to: Database.Database): Salvaged {
  let from: Database.Database | null = null;
  try {
    from = new Database(path, { readonly: true });
    const source = from;
    to.pragma('foreign_keys = OFF');
    to.exec('BEGIN IMMEDIATE');
    const rows = salvageRows(source, to);
    const segments = salvageSegments(source, to);
    settle(to);
    to.exec('COMMIT');
    return { lostCount: rows.lostCount + segments.lostCount, recordings: segments.recordings };
  } catch (thrown) {
    if (to.inTransaction) to.exec('ROLLBACK');
    // Not even the schema can be read: an empty library is what is left, and the backups.
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test((thrown as { code?: string }).code ?? '')) throw thrown;
    return { lostCount: 0, recordings: [] };
  } finally {
    from?.close();
  }
}

/** What hangs in the air is removed, what must be there is added: every recording has a job. */
function settle(to: Database.Database): void {
  to.exec(`DELETE FROM recording WHERE media_id NOT IN (SELECT id FROM media);
    INSERT INTO job (recording_id, state, options)
      SELECT id, 'cancelled', '{"modelId":"demo","language":"auto","translate":false,"prompt":"","threads":null}'
      FROM recording WHERE id NOT IN (SELECT recording_id FROM job);
    DELETE FROM job WHERE recording_id NOT IN (SELECT id FROM recording);
    UPDATE job SET transcript_id = NULL WHERE transcript_id NOT IN (SELECT id FROM transcript);
    DELETE FROM detected_language WHERE transcript_id NOT IN (SELECT id FROM transcript);
    DELETE FROM used_model WHERE transcript_id NOT IN (SELECT id FROM transcript);
    DELETE FROM speech WHERE transcript_id NOT IN (SELECT id FROM transcript);
    UPDATE segment SET speaker_id = NULL WHERE speaker_id NOT IN (SELECT id FROM speaker);`);
}

function removeDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true });
}
