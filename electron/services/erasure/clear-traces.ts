import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { AppFailure } from '#shared/failure.ts';
import { rewriteInThread } from '#services/maintenance/maintenance-thread.ts';
import type { ErasureStore } from './erasures.ts';
import { removeOwnCopies } from './own-copies.ts';

/** Others may read from the files for so long. */
const maxWaitMs = 5000;

/** Writing a library anew that is larger takes more than a moment, in which nothing can be changed. */
const largeBytes = 64 * 1024 * 1024;
const usualPatience: Patience = { largeBytes, quietMs: 3000, maxMs: 120_000 };

/** How long a rewriting waits for a moment in which no one changes anything. */
export interface Patience {
  /** Of library and index; a smaller one is written anew at once. */
  readonly largeBytes: number;
  readonly quietMs: number;
  /** And no longer, as someone may work all day. */
  readonly maxMs: number;
}

/** What of the library is needed to clear traces. */
export interface TraceParts {
  readonly dir: string;
  readonly erasures: ErasureStore;
  readonly index: { purge(): Iterable<unknown> };
  readonly catalogue: { purgeWords(): Iterable<unknown> };
  emptyLogs(): boolean;
  /** Rises with every change, by whomever. */
  changeCount(): number;
  /** While others write for long, a change waits instead of failing. */
  waitingForWriters<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Clears what rows leave behind that were deleted for good: sound copies, waveforms, sounds to play, words in the search
 * index, and the bytes that SQLite does not overwrite by itself in pages and logs. True when nothing is left; false when
 * someone reads from the files all the time. May be stopped and begun again at any point.
 */
export async function clearTraces(
  library: TraceParts,
  signal: AbortSignal,
  patience = usualPatience,
): Promise<boolean> {
  const pending = library.erasures.pending();
  if (pending.length === 0) return true;
  const keys = pending.map(({ mediaKey }) => mediaKey);
  removeFilesOf(library.dir, keys);
  const folders = pending.map(({ ownFolder }) => ownFolder);
  removeOwnCopies(library.dir, folders, library.erasures.usedPaths());
  for (const purge of [library.index.purge(), library.catalogue.purgeWords()]) {
    for (const step of purge) {
      void step;
      await breathe();
      if (signal.aborted) return false;
    }
  }
  await waitForQuiet(library, signal, patience);
  if (signal.aborted) return false;
  await library.waitingForWriters(() => rewriteInThread({ libraryDir: library.dir }, signal));
  if (!(await emptyLogs(library, signal))) return false;
  removeFilesOf(library.dir, keys);
  library.erasures.finish(pending.map(({ recordingId }) => recordingId));
  return true;
}

/** While a large library is written anew every change waits for it: better when no one types and nothing is transcribed. */
async function waitForQuiet(library: TraceParts, signal: AbortSignal, patience: Patience): Promise<void> {
  const bytes = ['library.db', 'index.db'].reduce((sum, name) => sum + sizeOf(path.join(library.dir, name)), 0);
  if (bytes < patience.largeBytes) return;
  const endMs = performance.now() + patience.maxMs;
  let [count, quietSinceMs] = [library.changeCount(), performance.now()];
  while (performance.now() - quietSinceMs < patience.quietMs && performance.now() < endMs && !signal.aborted) {
    await sleep(Math.min(100, patience.quietMs));
    const now = library.changeCount();
    if (now !== count) [count, quietSinceMs] = [now, performance.now()];
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Every page anew and the logs emptied: what was deleted is in none of them. Rejects where someone reads all the time. */
export async function rewriteFiles(
  library: Pick<TraceParts, 'dir' | 'emptyLogs' | 'waitingForWriters'>,
  signal: AbortSignal,
): Promise<void> {
  await library.waitingForWriters(() => rewriteInThread({ libraryDir: library.dir }, signal));
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
