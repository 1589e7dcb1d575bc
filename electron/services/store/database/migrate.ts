import type { Database } from 'better-sqlite3';
import type { Log } from '#services/log.ts';
import { createSchema, newestVersion, type Migration } from './list-migrations.ts';

/**
 * Brings the file to the newest version, each step in one transaction with its number; a new file at once. Of an existing
 * library `backUp` makes a verified backup first: a damaged one is not changed (`library-damaged`). Throws SQLite's own
 * errors, the failed transaction undone.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  { backUp, log }: { readonly backUp: () => void; readonly log: Log },
): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version === 0) {
    apply(database, newestVersion(migrations), () => createSchema(database, migrations));
    return;
  }
  const pending = migrations.filter((migration) => migration.version > version);
  if (pending.length > 0) backUp();
  for (const { name, version: next, sql } of pending) {
    apply(database, next, () => database.exec(sql));
    log.info(`Library migrated: ${name}`);
  }
}

function apply(database: Database, version: number, change: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    change();
    database.pragma(`user_version = ${version}`);
    database.exec('COMMIT');
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
}
