import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';

/** A copy up to this size is made in memory, a larger one in a temporary file of the system. */
const maxInMemoryBytes = 256 * 1024 * 1024;

/**
 * Every page of the library and its index anew: what was deleted, or stood on a page before it was split, is not in the
 * new ones. The library may be open elsewhere; it can be read meanwhile.
 */
export function rewriteLibrary(libraryDir: string): void {
  for (const name of ['index.db', 'library.db']) rewrite(join(libraryDir, name));
}

function rewrite(file: string): void {
  if (!existsSync(file)) return;
  let database;
  try {
    database = new Database(file, { timeout: 3000 });
    database.pragma(`temp_store = ${statSync(file).size <= maxInMemoryBytes ? 'MEMORY' : 'FILE'}`);
    database.exec('VACUUM');
  } catch (thrown) {
    // Into a file beside it, and from there through the log.
    throw libraryFailure(thrown, file, { copyBytes: 2 * statSync(file).size });
  } finally {
    database?.close();
  }
}
