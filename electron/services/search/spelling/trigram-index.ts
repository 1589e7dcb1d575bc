export interface TrigramIndex {
  readonly size: number;
  /** Words that share enough with `form` to be within so many edits, those that share most first; not all are. */
  alike(form: string, edits: number): readonly string[];
}

/** Candidates worth working out the distance of. */
const maxAlike = 3000;
/** Pieces are kept by a hash of so many bits; that two share one costs a comparison and no answer. */
const hashBits = 18;

/** Words by the three-letter pieces in them, their ends included, in flat arrays: hundreds of thousands take a tenth of a second. */
export function createTrigramIndex(words: readonly string[]): TrigramIndex {
  const ends = new Uint32Array(2 ** hashBits + 1);
  for (const word of words) for (const piece of piecesOf(word)) ends[piece + 1] = (ends[piece + 1] ?? 0) + 1;
  for (let piece = 1; piece < ends.length; piece += 1) ends[piece] = (ends[piece] ?? 0) + (ends[piece - 1] ?? 0);
  const starts = ends.slice();
  const postings = new Uint32Array(ends.at(-1) ?? 0);
  for (const [index, word] of words.entries()) {
    for (const piece of piecesOf(word)) {
      const at = starts[piece] ?? 0;
      postings[at] = index;
      starts[piece] = at + 1;
    }
  }
  const shared = new Uint8Array(words.length);
  return {
    size: words.length,
    alike(form, edits) {
      const pieces = piecesOf(form);
      const seen: number[] = [];
      for (const piece of pieces) {
        for (let at = ends[piece] ?? 0; at < (ends[piece + 1] ?? 0); at += 1) {
          const index = postings[at] ?? 0;
          if (shared[index] === 0) seen.push(index);
          shared[index] = (shared[index] ?? 0) + 1;
        }
      }
      // An edit breaks three pieces at most.
      const min = Math.max(1, pieces.length - 3 * edits);
      const byShared = Array.from({ length: pieces.length + 1 }, () => [] as string[]);
      for (const index of seen) {
        const count = shared[index] ?? 0;
        const word = words[index] ?? '';
        if (count >= min && Math.abs(word.length - form.length) <= edits) byShared[count]?.push(word);
        shared[index] = 0;
      }
      return byShared.toReversed().flat().slice(0, maxAlike);
    },
  };
}

/** Hashes of the pieces of a word, none twice. */
function piecesOf(word: string): readonly number[] {
  const pieces: number[] = [];
  let [first, second] = [1, word.charCodeAt(0)];
  for (let at = 1; at <= word.length; at += 1) {
    const third = at === word.length ? 2 : word.charCodeAt(at);
    const piece =
      (Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) + Math.imul(third, 0x85ebca6b)) >>> (32 - hashBits);
    if (!pieces.includes(piece)) pieces.push(piece);
    [first, second] = [second, third];
  }
  return pieces;
}
