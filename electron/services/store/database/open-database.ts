import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { applicationId, hasMagic, isOursDamaged, pageSize } from './file-header.ts';
import type { Log } from '#services/log.ts';
import { prepareLazily } from './prepare-lazily.ts';

/** Before it, a reset of the write-ahead log could damage the file. */
const oldestSqlite = [3, 51, 3] as const;

/** Opens or creates the file with the settings every connection to the library needs. Throws SQLite's own errors. */
export function openDatabase(path: string, log: Log): Database.Database {
  const isNew = !existsSync(path) || statSync(path).size === 0;
  const database = new Database(path, { timeout: 3000 });
  try {
    assertSqliteVersion(String(database.prepare('SELECT sqlite_version()').pluck().get()));
    if (isNew) createFile(database);
    configure(database, log);
    prepareLazily(database);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Page size and vacuum mode hold only if set before anything is written; the id is that first write. */
function createFile(database: Database.Database): void {
  database.pragma(`page_size = ${pageSize}`);
  database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma(`application_id = ${applicationId}`);
}

function configure(database: Database.Database, log: Log): void {
  const mode = database.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') log.warn(`The library runs with journal mode ${String(mode)}: this file system has no WAL`);
  // better-sqlite3 is built so that a WAL file falls back to NORMAL at every opening.
  database.pragma('synchronous = FULL');
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('mmap_size = 0');
  database.pragma('temp_store = MEMORY');
  database.pragma('cell_size_check = ON');
}

/** Throws for a SQLite that can damage a file in WAL mode. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, min] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part > min) return;
    if (part < min) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
  }
}

/**
 * Refuses a file of another program, or of a newer version of this one, before SQLite writes to it: opening and closing
 * would already fold its write-ahead log in. Returns the file's version, 0 for none.
 */
export function checkFile(path: string, newestVersion: number): number {
  const header = readHeader(path);
  if (header === null) return 0;
  if (!hasMagic(header) || header.readUInt32BE(68) !== applicationId) {
    throw new AppFailure(isOursDamaged(path, header) ? 'library-damaged' : 'library-foreign', { path });
  }
  const version = hasLog(path) ? versionWithLog(path) : header.readUInt32BE(60);
  if (version > newestVersion) throw new AppFailure('library-newer', { path, version });
  return version;
}

function readHeader(path: string): Buffer | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(100);
    const size = readSync(file, header, 0, 100, 0);
    return size === 0 ? null : header.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

function hasLog(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
}

/** After a crash the newest version may be in the log only; a read-only connection never folds it in. */
function versionWithLog(path: string): number {
  const database = new Database(path, { readonly: true });
  try {
    return Number(database.pragma('user_version', { simple: true }));
  } finally {
    database.close();
  }
}
