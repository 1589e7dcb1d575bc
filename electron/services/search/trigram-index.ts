export interface TrigramIndex {
  readonly size: number;
  /** Words that share enough with `form` to be within so many edits, those that share most first; not all are. */
  alike(form: string, edits: number): readonly string[];
}

/** Candidates worth working out the distance of. */
const mostAlike = 800;

/** Words by the three-letter pieces in them, their ends included. */
export function createTrigramIndex(words: readonly string[]): TrigramIndex {
  const postings = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    for (const trigram of trigramsOf(word)) {
      const list = postings.get(trigram);
      if (list === undefined) postings.set(trigram, [index]);
      else list.push(index);
    }
  }
  const shared = new Uint8Array(words.length);
  return {
    size: words.length,
    alike(form, edits) {
      const trigrams = trigramsOf(form);
      const seen: number[] = [];
      for (const trigram of trigrams) {
        for (const index of postings.get(trigram) ?? []) {
          if (shared[index] === 0) seen.push(index);
          shared[index] = (shared[index] ?? 0) + 1;
        }
      }
      // An edit breaks three pieces at most.
      const least = Math.max(1, trigrams.size - 3 * edits);
      const byShared = Array.from({ length: trigrams.size + 1 }, () => [] as string[]);
      for (const index of seen) {
        const count = shared[index] ?? 0;
        const word = words[index] ?? '';
        if (count >= least && Math.abs(word.length - form.length) <= edits) byShared[count]?.push(word);
        shared[index] = 0;
      }
      return byShared.toReversed().flat().slice(0, mostAlike);
    },
  };
}

function trigramsOf(form: string): ReadonlySet<string> {
  const padded = `^${form}$`;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}
