export interface LetterIndex {
  /** Words with nearly the same letters, whatever their order; none for a word so long that trigrams do better. */
  alike(form: string, edits: number): readonly string[];
}

/** Two edits in a longer word leave it a trigram by which it is found. */
const longest = 6;

/**
 * Short words by the set of their letters: two edits can break every trigram of a word of six letters, but change four
 * members of its set at most. Sets are 32 bits (letters that share one cost a comparison and no answer), and reading
 * those of 100,000 words takes a millisecond.
 */
export function createLetterIndex(all: readonly string[]): LetterIndex {
  const words = all.filter((word) => word.length <= longest + 2);
  const sets = Uint32Array.from(words, lettersOf);
  return {
    alike(form, edits) {
      if (form.length > longest) return [];
      const set = lettersOf(form);
      return words.filter(
        (word, at) => Math.abs(word.length - form.length) <= edits && countBits((sets[at] ?? 0) ^ set) <= 2 * edits,
      );
    },
  };
}

function lettersOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31);
  return set >>> 0;
}

/** Set bits of 32, in pairs, fours and bytes (Hacker's Delight, 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
