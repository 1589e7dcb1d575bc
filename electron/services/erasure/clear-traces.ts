import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { rewriteInThread } from '#services/maintenance/maintenance-thread.ts';
import type { ErasureStore } from './erasures.ts';
import { removeOwnCopies } from './own-copies.ts';

/** Others may read from the files for so long. */
const maxWaitMs = 5000;

/** What of the library is needed to clear traces. */
export interface TraceParts {
  readonly dir: string;
  readonly erasures: ErasureStore;
  readonly index: { purge(): Iterable<unknown> };
  emptyLogs(): boolean;
  /** While others write for long, a change waits instead of failing. */
  waitingForWriters<T>(work: () => Promise<T>): Promise<T>;
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
  await library.waitingForWriters(() => rewriteInThread({ libraryDir: library.dir }, signal));
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
