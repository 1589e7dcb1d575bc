import type { Database } from 'better-sqlite3';

/** Answers kept of each kind; past them that kind starts over. */
const maxKept = 20_000;

export interface ReadCache {
  /** To be asked before each search: forgets everything when the library or its index has changed. */
  check(): void;
  /** Another one when something was written since the last check. */
  edition(): string;
  /** The same question by a number, asked of the database only once. */
  of<T>(ask: (id: number) => T): (id: number) => T;
}

/** Keeps what was read of recordings and speakers for as long as nothing is written, by whatever connection. */
export function createReadCache(database: Database): ReadCache {
  const kinds: Map<number, unknown>[] = [];
  const selectOwn = database.prepare<[], number>('SELECT total_changes()').pluck();
  const selectOthers = ['main', 'fulltext'].map((name) =>
    database.prepare<[], number>(`PRAGMA ${name}.data_version`).pluck(),
  );
  let version = '';
  return {
    check() {
      const now = [selectOwn, ...selectOthers].map((select) => select.get()).join(' ');
      if (now === version) return;
      for (const kept of kinds) kept.clear();
      version = now;
    },
    edition: () => version,
    of<T>(ask: (id: number) => T) {
      const kept = new Map<number, T>();
      kinds.push(kept);
      return (id: number): T => {
        const known = kept.get(id);
        if (known !== undefined || kept.has(id)) return known as T;
        if (kept.size >= maxKept) kept.clear();
        const answer = ask(id);
        kept.set(id, answer);
        return answer;
      };
    },
  };
}
