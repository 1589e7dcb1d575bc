export interface WordErrorRate {
  /** Words replaced, left out and added. */
  readonly errors: number;
  /** Words of the reference. */
  readonly words: number;
  /** errors / words; 0 for two empty texts, Infinity for words where there should be none. */
  readonly rate: number;
}

/** Lower case, ё as е, without signs. */
export function toWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []
  );
}

/** Levenshtein distance over words, one row at a time. Case and punctuation do not count, nor does ё against е. */
export function wordErrorRate(reference: string, hypothesis: string): WordErrorRate {
  const wanted = toWords(reference);
  const recognised = toWords(hypothesis);
  let row = recognised.map((_, index) => index + 1);
  wanted.forEach((word, wantedIndex) => {
    let diagonal = wantedIndex;
    let left = wantedIndex + 1;
    row = recognised.map((other, index) => {
      const above = row[index] ?? 0;
      const cost = Math.min(diagonal + (word === other ? 0 : 1), above + 1, left + 1);
      diagonal = above;
      left = cost;
      return cost;
    });
  });
  const errors = row.at(-1) ?? wanted.length;
  const rate = errors === 0 ? 0 : errors / wanted.length;
  return { errors, words: wanted.length, rate };
}
