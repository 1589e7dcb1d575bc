import type { Database } from 'better-sqlite3';
import { libraryFailure } from './sqlite-failure.ts';
import type { Reserve } from './reserve.ts';

/** Runs in the same transaction, after every change and before the commit. */
export interface CommitHook {
  beforeCommit(): void;
  /** True when the cause was mended and the whole change should run once more. */
  repair(thrown: unknown): boolean;
}

export interface Writer {
  /**
   * The one way to change the library: BEGIN IMMEDIATE (a read upgraded to a write would fail with BUSY_SNAPSHOT),
   * the change, the search index, COMMIT. Within a change it joins it. Throws AppFailures, everything undone.
   * `change` may run twice. `urgent` changes (removing, noting a failure) may use the reserve of a full disk.
   */
  write<T>(change: () => T, options?: { readonly urgent?: boolean }): T;
}

export interface WriterOptions {
  readonly database: Database;
  readonly path: string;
  readonly hook: CommitHook;
  readonly reserve: Reserve;
}

export function createWriter({ database, path, hook, reserve }: WriterOptions): Writer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');

  const attempt = <T>(change: () => T): T => {
    begin.run();
    try {
      const value = change();
      hook.beforeCommit();
      commit.run();
      return value;
    } finally {
      // After some errors SQLite has rolled back by itself.
      if (database.inTransaction) rollback.run();
    }
  };
  const attemptTwice = <T>(change: () => T): T => {
    try {
      return attempt(change);
    } catch (thrown) {
      if (!hook.repair(thrown)) throw thrown;
      return attempt(change);
    }
  };
  const isFull = (thrown: unknown) => thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_FULL';

  return {
    write(change, options) {
      if (database.inTransaction) return change();
      try {
        return attemptTwice(change);
      } catch (thrown) {
        if (options?.urgent !== true || !isFull(thrown) || !reserve.release()) throw libraryFailure(thrown, path);
      }
      try {
        return attemptTwice(change);
      } catch (thrown) {
        throw libraryFailure(thrown, path);
      }
    },
  };
}
