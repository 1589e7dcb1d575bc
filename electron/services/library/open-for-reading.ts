import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppFailure, failureOf } from '#shared/failure.ts';
import { listMigrations, newestVersion } from '#services/store/list-migrations.ts';
import { checkFile } from '#services/store/open-database.ts';
import { libraryFailure } from '#services/store/sqlite-failure.ts';
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
  if (!existsSync(file) || statSync(file).size === 0) return openScratch(options, []);
  let refusal: unknown;
  try {
    const newest = newestVersion(listMigrations(options.migrationsDir));
    if (checkFile(file, newest) === newest) return openReadOnly(options);
  } catch (thrown) {
    refusal = libraryFailure(thrown, file);
    if (failureOf(refusal).code !== 'library-readonly') throw refusal;
  }
  try {
    return openLibrary(options);
  } catch (thrown) {
    if (failureOf(thrown).code !== 'library-readonly') throw thrown;
    options.log.info('The library is read from a copy: nothing may be written beside it');
    return openScratch(options, copied);
  }
}

/** A library in a folder of its own that only this user may enter, gone when it is closed. */
function openScratch(options: LibraryOptions, names: readonly string[]): Library {
  const dir = mkdtempSync(path.join(tmpdir(), 'stenogram-reading-'));
  const clear = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', clear);
  const end = () => {
    process.off('exit', clear);
    clear();
  };
  try {
    for (const name of names) {
      const [from, to] = [path.join(options.dir, name), path.join(dir, name)];
      if (!existsSync(from)) continue;
      copyFileSync(from, to);
      chmodSync(to, 0o600);
    }
    const library = openLibrary({ ...options, dir });
    return {
      ...library,
      dir: options.dir,
      close() {
        library.close();
        end();
      },
    };
  } catch (thrown) {
    end();
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM')
      throw new AppFailure('library-unreadable', { path: options.dir }, thrown);
    throw libraryFailure(thrown, path.join(dir, 'library.db'));
  }
}
