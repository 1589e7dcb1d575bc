import type { Database } from 'better-sqlite3';
import { libraryFailure } from './sqlite-failure.ts';
import type { CommitMark } from './commit-mark.ts';
import type { Reserve } from './reserve.ts';

/** Runs in the same transaction, after every change and before the commit. */
export interface CommitHook {
  beforeCommit(): void;
  /** The index may lack what the library has; the next change must look. */
  commitFailed(): void;
  /** True when the cause was mended and the whole change should run once more. */
  repair(thrown: unknown): boolean;
}

export interface Writer {
  /**
   * The one way to change the library: BEGIN IMMEDIATE (a read upgraded to a write would fail with BUSY_SNAPSHOT),
   * the change, the search index, COMMIT. Within a change it joins it. Throws AppFailures, everything undone; what it returns from is saved.
   * `change` may run twice. `urgent` changes (removing, noting a failure) may use the reserve of a full disk.
   */
  write<T>(change: () => T, options?: { readonly urgent?: boolean }): T;
}

export interface WriterOptions {
  readonly database: Database;
  readonly path: string;
  readonly hook: CommitHook;
  readonly mark: CommitMark;
  readonly reserve: Reserve;
}

export function createWriter({ database, path, hook, mark, reserve }: WriterOptions): Writer {
  const attempt = createAttempt({ database, hook, mark });
  const isFull = (thrown: unknown) => thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_FULL';

  return {
    write(change, options) {
      if (database.inTransaction) return change();
      try {
        return attempt(change);
      } catch (thrown) {
        if (options?.urgent !== true || !isFull(thrown) || !reserve.release()) throw libraryFailure(thrown, path);
      }
      try {
        return attempt(change);
      } catch (thrown) {
        throw libraryFailure(thrown, path);
      }
    },
  };
}

/** One transaction with everything that belongs to it; a second one if the index had to be mended. */
function createAttempt({
  database,
  hook,
  mark,
}: Pick<WriterOptions, 'database' | 'hook' | 'mark'>): <T>(change: () => T) => T {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  /** After some errors SQLite has rolled back by itself. */
  const undo = () => {
    if (database.inTransaction) rollback.run();
  };

  const tryCommit = () => {
    try {
      commit.run();
    } catch (thrown) {
      undo();
      hook.commitFailed();
      if (!mark.isSaved()) throw thrown;
    }
  };
  const once = <T>(change: () => T): T => {
    begin.run();
    mark.begin();
    try {
      const value = change();
      mark.set();
      hook.beforeCommit();
      tryCommit();
      return value;
    } finally {
      undo();
    }
  };
  return (change) => {
    try {
      return once(change);
    } catch (thrown) {
      if (!hook.repair(thrown)) throw thrown;
      return once(change);
    }
  };
}
