import type { Database } from 'better-sqlite3';
import type { Log } from '#services/log.ts';
import type { Migration } from './list-migrations.ts';

/**
 * Brings the file to the newest version, each step in one transaction with its number; a new file in one transaction for all,
 * as each would wait for the disk. Of an existing library `backUp` makes a verified backup first: a damaged one is not changed
 * (`library-damaged`). Throws SQLite's own errors, the failed transaction undone.
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
  for (const steps of version > 0 ? pending.map((migration) => [migration]) : [pending]) {
    apply(database, steps);
    for (const { name } of steps) log.info(`Library migrated: ${name}`);
  }
}

function apply(database: Database, steps: readonly Migration[]): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { sql } of steps) database.exec(sql);
    database.pragma(`user_version = ${steps.at(-1)?.version ?? 0}`);
    database.exec('COMMIT');
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
}
