import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { libraryFailure } from './sqlite-failure.ts';

/** Kept from the garbage collector: a lock that no one refers to would be closed, and so given up. */
const heldLocks = new Set<Database.Database>();

/**
 * Makes this process the only one that has the library open; `library-locked` at once if another has it.
 * The lock is the operating system's lock on `library.lock`, so it ends with its process and is never stale.
 * Nothing else may open and close that file in this process: POSIX would drop the lock.
 */
export function holdLock(dir: string): { release(): void } {
  const path = join(dir, 'library.lock');
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { timeout: 0 });
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    heldLocks.add(held);
    return {
      release() {
        heldLocks.delete(held);
        held.close();
      },
    };
  } catch (thrown) {
    database?.close();
    const failure = libraryFailure(thrown, path);
    throw failure instanceof AppFailure && failure.code === 'library-foreign'
      ? new AppFailure('library-foreign', { path: dir }, thrown)
      : failure;
  }
}

/** Whether a process, this one too, has the library open for writing. Touches nothing. */
export function isInUse(dir: string): boolean {
  const path = join(dir, 'library.lock');
  if (!existsSync(path)) return false;
  let database: Database.Database | null = null;
  try {
    // By SQLite, whose close keeps the locks that other connections of this process hold.
    database = new Database(path, { readonly: true, timeout: 0 });
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (thrown) {
    const failure = libraryFailure(thrown, path);
    if (failure instanceof AppFailure && failure.code === 'library-locked') return true;
    throw failure;
  } finally {
    database?.close();
  }
}
