/** Words of a text cut into the pieces that a BERT knows, as their numbers; what it does not know is its [UNK]. */
export interface WordPieces {
  readonly size: number;
  /** With [CLS] and [SEP], at most `max` of them. */
  encode(text: string, max: number): readonly number[];
}

const longestWord = 100;

/** `vocabulary`: a piece a line, those within words with ##. Null where it lacks what every text needs. */
export function createWordPieces(
  vocabulary: string,
  { isLowerCase }: { readonly isLowerCase: boolean },
): WordPieces | null {
  const lines = vocabulary.split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  const numbers = new Map(lines.map((piece, nth) => [piece, nth] as const));
  const [begin, end, unknown] = ['[CLS]', '[SEP]', '[UNK]'].map((name) => numbers.get(name));
  if (begin === undefined || end === undefined || unknown === undefined) return null;
  const piecesOf = (word: string): readonly number[] => {
    if (word.length > longestWord) return [unknown];
    const found: number[] = [];
    for (let at = 0; at < word.length;) {
      let to = word.length;
      let piece: number | undefined;
      for (; to > at; to -= 1) {
        piece = numbers.get(`${at === 0 ? '' : '##'}${word.slice(at, to)}`);
        if (piece !== undefined) break;
      }
      if (piece === undefined) return [unknown];
      found.push(piece);
      at = to;
    }
    return found;
  };
  return {
    size: lines.length,
    encode(text, max) {
      const plain = isLowerCase
        ? text
            .toLowerCase()
            .normalize('NFD')
            .replaceAll(/\p{Mn}/gu, '')
        : text.normalize('NFC');
      const found: number[] = [];
      for (const [word] of plain.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)) {
        found.push(...piecesOf(word));
        if (found.length >= max - 2) break;
      }
      return [begin, ...found.slice(0, max - 2), end];
    },
  };
}
