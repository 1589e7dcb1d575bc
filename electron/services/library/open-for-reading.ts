import path from 'node:path';
import { failureOf } from '#shared/failure.ts';
import { copyToRead } from '#services/store/database/copy-to-read.ts';
import { libraryIsThere } from '#services/store/database/library-is-there.ts';
import { listMigrations, newestVersion } from '#services/store/database/list-migrations.ts';
import { checkFile } from '#services/store/database/open-database.ts';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';
import type { Library } from './library.ts';
import { openLibrary, openReadOnly, type LibraryOptions } from './open-library.ts';

/** What is copied to read a library that lies where SQLite may make no files beside it. */
const copied = ['library.db', 'library.db-wal', 'index.db', 'index.db-wal'];

/**
 * Opens a library for a command that only reads: without its lock, so also while the app writes to it, from a read-only
 * disk, and with only the right to read. Nothing is created in its folder; where there is no library yet it is an empty
 * one. One of an older version is brought up to date where that is allowed, else in a copy that goes when it is closed.
 */
export function openForReading(options: LibraryOptions): Library {
  const file = path.join(options.dir, 'library.db');
  if (!libraryIsThere(options.dir)) return openScratch(options, []);
  try {
    const newest = newestVersion(listMigrations(options.migrationsDir));
    if (checkFile(file, newest) === newest) return openReadOnly(options);
  } catch (thrown) {
    const refusal = libraryFailure(thrown, file);
    if (failureOf(refusal).code !== 'library-readonly') throw refusal;
    // SQLite could not open it where it lies; a missing index, a failure of ours, is mended by opening it for writing.
    if (refusal !== thrown) return openScratch(options, copied);
  }
  try {
    return openLibrary(options);
  } catch (thrown) {
    if (failureOf(thrown).code !== 'library-readonly') throw thrown;
    options.log.info('The library is read from a copy: nothing may be written beside it');
    return openScratch(options, copied);
  }
}

/** A library in a folder of its own, gone when it is closed. */
function openScratch(options: LibraryOptions, names: readonly string[]): Library {
  const copy = copyToRead(options.dir, names);
  try {
    const library = openLibrary({ ...options, dir: copy.dir });
    return {
      ...library,
      dir: options.dir,
      close() {
        library.close();
        copy.remove();
      },
    };
  } catch (thrown) {
    copy.remove();
    throw thrown;
  }
}
