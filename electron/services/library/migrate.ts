import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Log } from '../log.ts';
import type { Migration } from './list-migrations.ts';

/**
 * Brings the file to the newest version, each step in one transaction with its number. An existing library is copied
 * to `library-before-NNNN.db` first; the copy is kept. Throws SQLite's own errors, the failed step undone.
 */
export function migrate(database: Database, path: string, migrations: readonly Migration[], log: Log): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const pending = migrations.filter((migration) => migration.version > version);
  const [first] = pending;
  if (first === undefined) return;
  if (version > 0) copyBefore(database, path, first);
  for (const migration of pending) {
    apply(database, migration);
    log.info(`Library migrated: ${migration.name}`);
  }
}

/** `VACUUM INTO`, because a stepwise backup never ends while another connection writes; a partial copy is removed. */
function copyBefore(database: Database, path: string, next: Migration): void {
  const copy = path.replace(/\.db$/, `-before-${String(next.version).padStart(4, '0')}.db`);
  rmSync(copy, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(copy);
  } catch (thrown) {
    rmSync(copy, { force: true });
    rmSync(`${copy}-journal`, { force: true });
    throw thrown;
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
