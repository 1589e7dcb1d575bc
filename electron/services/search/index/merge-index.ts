import type { Database } from 'better-sqlite3';

/** Pages of the index written at a time: some ten milliseconds. */
const pagesAtOnce = 150;

/**
 * Joins the pieces in which an index was built, a step a call, until it returns false: a tenth smaller, and a word is
 * looked up once and not in every piece. Commits of single windows are joined by FTS5 itself as they come.
 */
export function prepareMergeIndex(database: Database, table: 'passage' | 'recording_words' = 'passage'): () => boolean {
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();
  let isBegun = false;
  return () => {
    const merge = database.prepare<[number]>(`INSERT INTO fulltext.${table} (${table}, rank) VALUES ('merge', ?)`);
    const before = changes.get() ?? 0;
    // A negative number puts everything into one merge, which later calls continue.
    merge.run(isBegun ? pagesAtOnce : -pagesAtOnce);
    isBegun = true;
    // FTS5: fewer than two changes say that there was nothing left to merge.
    return (changes.get() ?? 0) - before >= 2;
  };
}
