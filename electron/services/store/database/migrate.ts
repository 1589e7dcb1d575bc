import type { Database } from 'better-sqlite3';
import type { Log } from '#services/log.ts';
import type { Migration } from './list-migrations.ts';

/**
 * Brings the file to the newest version, each step in one transaction with its number. Of an existing
 * library `backUp` makes a verified backup first: a damaged one is not changed (`library-damaged`). Throws SQLite's own errors,
 * the failed step undone.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  { backUp, log }: { readonly backUp: () => void; readonly log: Log },
): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const pending = migrations.filter((migration) => migration.version > version);
  if (pending.length === 0) return;
  if (version > 0) backUp();
  for (const migration of pending) {
    apply(database, migration);
    log.info(`Library migrated: ${migration.name}`);
  }
}

function apply(database: Database, migration: Migration): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(migration.sql);
    database.pragma(`user_version = ${migration.version}`);
    database.exec('COMMIT');
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
}
