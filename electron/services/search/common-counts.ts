import type { Database } from 'better-sqlite3';
import { maskBytes, mostCommonWords } from './common-words.ts';

/** Keeps how many windows hold each of the common words: exact at every commit, because each window's own are kept too. */
export function prepareCommonCounts(database: Database) {
  const update = database.prepare<[Uint8Array]>('UPDATE fulltext.meta SET common_counts = ?');
  const select = prepareReadCommonCounts(database);
  let changes: Int32Array | null = null;
  return {
    /** Masks of all windows of a recording as they were and as they are. */
    note(before: Uint8Array, after: Uint8Array): void {
      changes ??= new Int32Array(mostCommonWords);
      for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
        const [was, is] = [before[at] ?? 0, after[at] ?? 0];
        if (was === is) continue;
        for (let bit = 0; bit < 8; bit += 1) {
          const index = (at * 8 + bit) % mostCommonWords;
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
    return bytes.length === mostCommonWords * 4 ? new Uint32Array(bytes.buffer) : new Uint32Array(mostCommonWords);
  };
}

/** Windows that hold all of some common words, by their bits: of one it is kept, of more the masks of all windows are read. */
export function prepareCountCommon(database: Database): (bits: readonly number[]) => number {
  const countEach = prepareReadCommonCounts(database);
  const select = database.prepare<[], Uint8Array>('SELECT masks FROM fulltext.common').pluck();
  return (bits) => {
    const [only] = bits;
    if (only !== undefined && bits.length === 1) return countEach()[only] ?? 0;
    const wanted = new Uint8Array(maskBytes);
    for (const bit of bits) wanted[bit >> 3] = (wanted[bit >> 3] ?? 0) | (1 << (bit & 7));
    const parts = Array.from(wanted.entries()).filter(([, part]) => part !== 0);
    let count = 0;
    for (const masks of select.iterate()) count += countIn(masks, parts);
    return count;
  };
}

function countIn(masks: Uint8Array, parts: readonly (readonly [at: number, bits: number])[]): number {
  let count = 0;
  for (let window = 0; window < masks.length; window += maskBytes) {
    let isThere = 1;
    for (const [at, bits] of parts) if (((masks[window + at] ?? 0) & bits) !== bits) isThere = 0;
    count += isThere;
  }
  return count;
}
