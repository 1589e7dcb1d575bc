import type { Database } from 'better-sqlite3';
import type { Log } from '#services/log.ts';
import { attachIndex, replaceIndex } from './index-file.ts';
import { createCatchUp, type CatchUp } from './catch-up.ts';
import { createIndexWriter, staleRecordings } from './index-writer.ts';
import { purgeIndex } from './purge-index.ts';
import type { Changes } from '#services/store/changes.ts';
import { prepareChangedWindows } from './changed-windows.ts';

/** What a search reads from: a connection with the library as `main` and its index as `fulltext`. */
export interface SearchIndex {
  readonly database: Database;
  /** Rebuilds the index if that is what `thrown` calls for; true when the failed call should be tried again. */
  repair(thrown: unknown): boolean;
}

/** The one that is written beside the library. */
export interface LibraryIndex extends SearchIndex {
  readonly catchUp: CatchUp;
  /** Clears words that no text holds any more, step by step: it is done when there is no further one. */
  purge(): Generator<true>;
}

export interface WritableIndex extends LibraryIndex {
  /** Within every transaction, before its commit: brings the index up to date with what changed. */
  beforeCommit(changes: Changes): void;
  /** A commit that failed may be in the library and not in the index: the next one compares them. */
  commitFailed(): void;
  /** As `repair`, but only for what `beforeCommit` threw: other damage is the library's, not the index's. */
  repairCommit(thrown: unknown): boolean;
}

export interface IndexOptions {
  /** The library, open for writing. */
  readonly database: Database;
  readonly path: string;
  readonly log: Log;
  /** True for an error that says a file is malformed. */
  readonly isDamage: (thrown: unknown) => boolean;
}

/** Attaches the index and completes it where it differs from the library, in the background when that is much. */
export function openIndex({ database, path, log, isDamage }: IndexOptions): WritableIndex {
  const catchUp = createCatchUp(database, () => replaceIndex(database, path));
  attachIndex(database, path, log);
  const repair = (thrown: unknown) => {
    if (!isDamage(thrown)) return false;
    log.warn('The search index is damaged and is built anew', thrown);
    replaceIndex(database, path);
    catchUp.begin();
    return true;
  };
  try {
    catchUp.begin();
  } catch (thrown) {
    if (!repair(thrown)) throw thrown;
  }
  return { database, catchUp, repair, purge: () => purgeIndex(database), ...createCommitHook(database, repair) };
}

function createCommitHook(database: Database, repair: SearchIndex['repair']): Omit<WritableIndex, keyof LibraryIndex> {
  const update = prepareUpdate(database);
  let failedWith: unknown = null;
  let mayBeBehind = false;
  return {
    beforeCommit(changes) {
      failedWith = null;
      try {
        update(changes, mayBeBehind ? staleRecordings(database) : []);
        mayBeBehind = false;
      } catch (thrown) {
        failedWith = thrown;
        throw thrown;
      }
    },
    commitFailed() {
      mayBeBehind = true;
    },
    repairCommit: (thrown) => failedWith === thrown && repair(thrown),
  };
}

/** `stale`: recordings whose index differs from the library, whatever has changed. */
function prepareUpdate(database: Database): (changes: Changes, stale: readonly number[]) => void {
  let writer = createIndexWriter(database);
  const windowsOf = prepareChangedWindows(database);
  const bump = database.prepare('UPDATE fulltext.meta SET generation = generation + 1');
  return ({ segments, recordings }, stale) => {
    const whole = new Set([...recordings.map(({ id }) => id), ...stale]);
    if (segments.length + whole.size === 0) return;
    try {
      for (const [transcriptId, windows] of windowsOf(segments)) writer.syncWindows(transcriptId, [...windows]);
      writer.syncRecordings([...whole]);
      writer.flush();
    } catch (thrown) {
      // What it has counted is of what will be rolled back.
      writer = createIndexWriter(database);
      throw thrown;
    }
    bump.run();
  };
}
