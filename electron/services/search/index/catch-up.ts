import type { Database } from 'better-sqlite3';
import type { IndexingProgress } from '#shared/search.ts';
import { createIndexWriter, staleRecordings, type IndexWriter } from './index-writer.ts';
import { prepareMergeIndex } from './merge-index.ts';
import { prepareRecordingNotes, type RecordingNotes } from './recording-words.ts';

/** Brings the index up to date with the library, a piece at a time. */
export interface CatchUp {
  /** Null when nothing is left to do. */
  progress(): IndexingProgress | null;
  /** True when there is not even anything left to tidy up. */
  isDone(): boolean;
  /** Works for about so long, on at least one recording, in one transaction. */
  work(budgetMs: number): void;
  /** Throws the index away and begins again; until it is done, only what is there again is found. */
  startOver(): void;
}

/** Segments that are indexed while the library opens: a moment; more waits for the background. */
const maxAtOnce = 4000;
/** Recordings that leave the index in so many pieces that it is worth joining them. */
const maxInPieces = 50;

/** A recording takes so long, more or less. */
const recordingMs = 50;

/** `minNotedWindows`: see recording-words.ts. */
export function createCatchUp(
  database: Database,
  replace: () => void,
  minNotedWindows?: number,
): CatchUp & { begin(): void } {
  let waiting: number[] = [];
  let total = 0;
  let sync = prepareSync(database);
  let merge: (() => boolean) | null = null;
  let notes: RecordingNotes | null = null;
  const isTidy = () => waiting.length === 0 && merge === null;
  const areNoted = () => !(notes ??= prepareRecordingNotes(database, minNotedWindows)).isWaiting();
  /** The last ones of those that wait, as many as there is time for. */
  const work = (budgetMs: number) => {
    const left = Math.max(0, waiting.length - Math.max(1, Math.floor(budgetMs / recordingMs)));
    if (waiting.length > 0) sync(waiting.slice(left));
    waiting.length = left;
  };
  const list = () => {
    sync = prepareSync(database);
    // The newest ones are taken from the end: what was just recorded is looked for first.
    waiting = staleRecordings(database).toSorted((a, b) => a - b);
    total = waiting.length;
    merge = total < maxInPieces ? null : prepareMergeIndex(database);
    notes = null;
  };
  return {
    progress: () => (waiting.length === 0 ? null : { done: total - waiting.length, total }),
    isDone: () => isTidy() && areNoted(),
    work(budgetMs) {
      const endMs = performance.now() + budgetMs;
      work(budgetMs);
      while (merge !== null && waiting.length === 0 && performance.now() < endMs) if (!merge()) merge = null;
      while (isTidy() && performance.now() < endMs && !areNoted()) notes?.noteOne();
    },
    startOver() {
      replace();
      list();
    },
    begin() {
      list();
      if (isWithin(database, waiting, maxAtOnce)) work(Infinity);
    },
  };
}

/** Whether the recordings have so many segments at most. */
function isWithin(database: Database, recordingIds: readonly number[], maxSegments: number): boolean {
  const count = database.prepare<[number], number>(
    'SELECT coalesce(sum(segment_count), 0) FROM main.transcript WHERE recording_id = ? AND is_current = 1',
  );
  let segments = 0;
  for (const id of recordingIds) {
    segments += count.pluck().get(id) ?? 0;
    if (segments > maxSegments) return false;
  }
  return true;
}

/** Some recordings in one transaction, ids ascending: the index grows by one piece and not by one for each. */
function prepareSync(database: Database): (recordingIds: readonly number[]) => void {
  let writer: IndexWriter | null = null;
  const sync = database.transaction((recordingIds: readonly number[]) => {
    writer ??= createIndexWriter(database);
    writer.syncRecordings(recordingIds);
    writer.flush();
    database.exec('UPDATE fulltext.meta SET generation = generation + 1');
  });
  return (recordingIds) => {
    try {
      sync.immediate(recordingIds);
    } catch (thrown) {
      // What it has counted is of what was rolled back.
      writer = null;
      throw thrown;
    }
  };
}
