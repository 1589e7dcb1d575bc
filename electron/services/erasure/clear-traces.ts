import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { libraryFailure } from '#services/store/sqlite-failure.ts';
import type { ErasureStore } from './erasures.ts';
import { removeOwnCopies } from './own-copies.ts';

/** A copy up to this size is made in memory, a larger one in a temporary file of the system. */
const maxInMemoryBytes = 256 * 1024 * 1024;
/** Others may read from the files for so long. */
const maxWaitMs = 5000;

/** What of the library is needed to clear traces. */
export interface TraceParts {
  readonly dir: string;
  readonly erasures: ErasureStore;
  readonly index: { purge(): Iterable<unknown> };
  emptyLogs(): boolean;
}

/**
 * Clears what rows leave behind that were deleted for good: sound copies, waveforms, sounds to play, words in the search
 * index, and the bytes that SQLite does not overwrite by itself in pages and logs. True when nothing is left; false when
 * somebody reads from the files all the time. May be stopped and begun again at any point.
 */
export async function clearTraces(library: TraceParts, signal: AbortSignal): Promise<boolean> {
  const pending = library.erasures.pending();
  if (pending.length === 0) return true;
  const keys = pending.map(({ mediaKey }) => mediaKey);
  removeFilesOf(library.dir, keys);
  const folders = pending.map(({ ownFolder }) => ownFolder);
  removeOwnCopies(library.dir, folders, library.erasures.usedPaths());
  const purge = library.index.purge()[Symbol.iterator]();
  while (purge.next().done !== true) {
    await breathe();
    if (signal.aborted) return false;
  }
  for (const name of ['index.db', 'library.db']) rewrite(path.join(library.dir, name));
  if (!(await emptyLogs(library, signal))) return false;
  removeFilesOf(library.dir, keys);
  library.erasures.finish(pending.map(({ recordingId }) => recordingId));
  return true;
}

/** What is made of a recording is named after its media key, in whatever folder. */
function removeFilesOf(libraryDir: string, mediaKeys: readonly string[]): void {
  const folders = readdirSync(libraryDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: folder } of folders) {
    if (folder === 'incoming' || folder === 'backups') continue;
    for (const name of readdirSync(path.join(libraryDir, folder))) {
      if (mediaKeys.some((key) => name.startsWith(key)))
        rmSync(path.join(libraryDir, folder, name), { force: true, recursive: true });
    }
  }
}

/** Every page anew: what was deleted, or stood on a page before it was split, is not in the new ones. */
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

/** The old pages are in the files until the new ones are moved there from the log. */
async function emptyLogs(library: TraceParts, signal: AbortSignal): Promise<boolean> {
  const endMs = performance.now() + maxWaitMs;
  while (!signal.aborted) {
    if (library.emptyLogs()) return true;
    if (performance.now() > endMs) return false;
    await sleep(50);
  }
  return false;
}
