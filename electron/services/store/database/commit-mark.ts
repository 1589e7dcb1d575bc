import type { Database } from 'better-sqlite3';

/**
 * SQLite commits the library before the index, each for itself. When the index then finds the disk full, COMMIT fails
 * although the library's half is saved: only a number written with it can show that.
 */
export interface CommitMark {
  /** When a transaction begins: what the index wrote after the last mark is not its change. */
  begin(): void;
  /** Within the transaction, after its changes; writes nothing if there were none. */
  set(): void;
  /** After a failed COMMIT and its rollback: whether what was marked is saved all the same. */
  isSaved(): boolean;
}

export function createCommitMark(database: Database): CommitMark {
  const increase = database.prepare<[], { commit_count: number }>(
    'UPDATE main.library SET commit_count = commit_count + 1 RETURNING commit_count',
  );
  const select = database.prepare<[], { commit_count: number }>('SELECT commit_count FROM main.library');
  const selectChanges = database.prepare<[], { changes: number }>('SELECT total_changes() AS changes');
  const countChanges = () => selectChanges.get()?.changes;
  let marked: number | undefined;
  let changesBefore = countChanges();
  return {
    begin() {
      changesBefore = countChanges();
    },
    set() {
      const hasChanged = countChanges() !== changesBefore;
      marked = hasChanged ? increase.get()?.commit_count : undefined;
    },
    isSaved: () => marked !== undefined && select.get()?.commit_count === marked,
  };
}
