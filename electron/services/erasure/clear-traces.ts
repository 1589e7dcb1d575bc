import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { AppFailure } from '#shared/failure.ts';
import { clearInThread } from '#services/maintenance/maintenance-thread.ts';
import type { ErasureStore } from './erasures.ts';
import { removeOwnCopies } from './own-copies.ts';

/** Others may read from the files for so long. */
const maxWaitMs = 5000;

/** What of the library is needed to clear traces. */
export interface TraceParts {
  readonly dir: string;
  readonly erasures: ErasureStore;
  readonly index: { purge(): Iterable<unknown> };
  readonly catalogue: { purgeWords(): Iterable<unknown> };
  emptyLogs(): boolean;
}

/**
 * Clears what rows leave behind that were deleted for good: sound copies, waveforms, sounds to play, words in the search
 * index, and the bytes that SQLite does not overwrite by itself in pages and logs. True when nothing is left; false when
 * someone reads from the files all the time. May be stopped and begun again at any point.
 */
export async function clearTraces(library: TraceParts, signal: AbortSignal): Promise<boolean> {
  await removeErasedRows(library.erasures);
  const pending = library.erasures.pending();
  if (pending.length === 0) return true;
  const keys = pending.map(({ mediaKey }) => mediaKey);
  removeFilesOf(library.dir, keys);
  const folders = pending.map(({ ownFolder }) => ownFolder);
  removeOwnCopies(library.dir, folders, library.erasures.usedPaths());
  if (signal.aborted) return false;
  for (const purge of [library.index.purge(), library.catalogue.purgeWords()]) {
    for (const step of purge) {
      void step;
      await breathe();
      if (signal.aborted) return false;
    }
  }
  await clearInThread({ libraryDir: library.dir }, signal);
  if (!(await emptyLogs(library, signal))) return false;
  removeFilesOf(library.dir, keys);
  library.erasures.finish(pending.map(({ recordingId }) => recordingId));
  return true;
}

/** Rows of what is to go; returns whose rows went by this call. */
export async function removeErasedRows(erasures: ErasureStore): Promise<readonly number[]> {
  const removed: number[] = [];
  for (const recordingId of erasures.removeRows()) {
    removed.push(recordingId);
    await sleep(0);
  }
  return removed;
}

/** All bytes that nothing uses, and the logs: what was deleted is in none of them. Rejects where someone reads all the time. */
export async function clearDeletedBytes(
  library: Pick<TraceParts, 'dir' | 'emptyLogs'>,
  signal: AbortSignal,
): Promise<void> {
  await clearInThread({ libraryDir: library.dir }, signal);
  if (!(await emptyLogs(library, signal))) throw new AppFailure('library-locked', { path: library.dir });
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
async function emptyLogs(library: Pick<TraceParts, 'emptyLogs'>, signal: AbortSignal): Promise<boolean> {
  const endMs = performance.now() + maxWaitMs;
  while (!signal.aborted) {
    if (library.emptyLogs()) return true;
    if (performance.now() > endMs) return false;
    await sleep(50);
  }
  return false;
}
