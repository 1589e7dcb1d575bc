import type { Database } from 'better-sqlite3';
import { maskBits } from './common-words.ts';

/** Keeps how many windows hold each of the common words: exact at every commit, because each window's own are kept too. */
export function prepareCommonCounts(database: Database) {
  const update = database.prepare<[Uint8Array]>('UPDATE fulltext.meta SET common_counts = ?');
  const select = prepareReadCommonCounts(database);
  let changes: Int32Array | null = null;
  return {
    /** Masks of all windows of a recording as they were and as they are. */
    note(before: Uint8Array, after: Uint8Array): void {
      changes ??= new Int32Array(maskBits);
      for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
        const [was, is] = [before[at] ?? 0, after[at] ?? 0];
        if (was === is) continue;
        for (let bit = 0; bit < 8; bit += 1) {
          const index = (at * 8 + bit) % maskBits;
          changes[index] = (changes[index] ?? 0) + ((is >> bit) & 1) - ((was >> bit) & 1);
        }
      }
    },
    /** Within the caller's transaction. */
    flush(): void {
      if (changes === null) return;
      const sums = select().map((count, index) => count + (changes?.[index] ?? 0));
      update.run(new Uint8Array(sums.buffer));
      changes = null;
    },
  };
}

/** Windows by the bit of the common word. */
export function prepareReadCommonCounts(database: Database): () => Uint32Array {
  const select = database.prepare<[], Uint8Array>('SELECT common_counts FROM fulltext.meta').pluck();
  return () => {
    // A copy begins where 32 bits may.
    const bytes = Uint8Array.from(select.get() ?? []);
    return bytes.length === maskBits * 4 ? new Uint32Array(bytes.buffer) : new Uint32Array(maskBits);
  };
}
