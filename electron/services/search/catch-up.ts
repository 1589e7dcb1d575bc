import type { Database } from 'better-sqlite3';
import type { IndexingProgress } from '#shared/search.ts';
import { createIndexWriter, staleRecordings } from './index-writer.ts';
import { prepareMergeIndex } from './merge-index.ts';

/** Brings the index up to date with the library, a piece at a time. */
export interface CatchUp {
  /** Null when nothing is left to do. */
  progress(): IndexingProgress | null;
  /** True when there is not even anything left to tidy up. */
  isDone(): boolean;
  /** Works for about so long (at least one recording), each recording in a transaction of its own. */
  work(budgetMs: number): void;
  /** Throws the index away and begins again; until it is done, only what is there again is found. */
  startOver(): void;
}

/** Segments that are indexed while the library opens: a moment; more waits for the background. */
const mostAtOnce = 4000;
/** Recordings that leave the index in so many pieces that it is worth joining them. */
const mostInPieces = 50;

export function createCatchUp(database: Database, replace: () => void): CatchUp & { begin(): void } {
  let waiting: number[] = [];
  let total = 0;
  let writer: ReturnType<typeof createIndexWriter> | null = null;
  let merge: (() => boolean) | null = null;
  const bump = () => database.exec('UPDATE fulltext.meta SET generation = generation + 1');
  const workUntil = (isEnough: () => boolean) => {
    const sync = database.transaction((id: number) => {
      (writer ??= createIndexWriter(database)).syncRecording(id);
      bump();
    });
    for (let id = waiting.at(-1); id !== undefined; id = waiting.at(-1)) {
      sync.immediate(id);
      waiting.pop();
      if (isEnough()) return;
    }
  };
  const list = () => {
    writer = null;
    // The newest ones are taken from the end: what was just recorded is looked for first.
    waiting = staleRecordings(database).toSorted((a, b) => a - b);
    total = waiting.length;
    merge = total < mostInPieces ? null : prepareMergeIndex(database);
  };
  return {
    progress: () => (waiting.length === 0 ? null : { done: total - waiting.length, total }),
    isDone: () => waiting.length === 0 && merge === null,
    work(budgetMs) {
      const endMs = performance.now() + budgetMs;
      workUntil(() => performance.now() >= endMs);
      while (merge !== null && waiting.length === 0 && performance.now() < endMs) if (!merge()) merge = null;
    },
    startOver() {
      replace();
      list();
    },
    begin() {
      list();
      const count = database.prepare<[number], number>(
        'SELECT coalesce(sum(segment_count), 0) FROM main.transcript WHERE recording_id = ? AND is_current = 1',
      );
      let segments = 0;
      for (const id of waiting) {
        segments += count.pluck().get(id) ?? 0;
        if (segments > mostAtOnce) return;
      }
      workUntil(() => false);
    },
  };
}
