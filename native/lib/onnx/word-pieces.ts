/** Words of a text cut into the pieces that a BERT knows, as its own tokenizer does; what it does not know is its [UNK]. */
export interface WordPieces {
  readonly size: number;
  readonly special: SpecialPieces;
  /** Of the whole text, with the place of each in it. */
  cut(text: string): readonly WordPiece[];
  /** With [CLS] and [SEP], at most `max` of them. */
  encode(text: string, max: number): readonly number[];
  /** The piece of a number; null for one that there is not. */
  pieceOf(id: number): string | null;
}

export interface WordPiece {
  readonly id: number;
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
  /** It begins a word. */
  readonly isFirst: boolean;
}

export interface SpecialPieces {
  readonly begin: number;
  readonly end: number;
  readonly unknown: number;
  /** Null for a vocabulary without it. */
  readonly mask: number | null;
}

const longestWord = 100;
const maxKept = 50_000;

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
  const piecesOf = prepareWord(numbers, unknown);
  const cut = (text: string): readonly WordPiece[] =>
    [...wordsOf(text, isLowerCase)].flatMap(({ letters, starts, ends }) =>
      piecesOf(letters).map(({ id, from, to }) => ({
        id,
        start: starts[from] ?? 0,
        end: ends[to - 1] ?? 0,
        isFirst: from === 0,
      })),
    );
  return {
    size: lines.length,
    special: { begin, end, unknown, mask: numbers.get('[MASK]') ?? null },
    cut,
    encode: (text, max) => [
      begin,
      ...cut(text)
        .slice(0, max - 2)
        .map(({ id }) => id),
      end,
    ],
    pieceOf: (id) => lines[id] ?? null,
  };
}

interface InWord {
  readonly id: number;
  /** Numbers of its letters, half open. */
  readonly from: number;
  readonly to: number;
}

/** The longest piece first, again and again; a word that cannot be cut up so is unknown as a whole. */
function prepareWord(
  numbers: ReadonlyMap<string, number>,
  unknown: number,
): (letters: readonly string[]) => readonly InWord[] {
  const kept = new Map<string, readonly InWord[]>();
  const cutWord = (letters: readonly string[]): readonly InWord[] => {
    const whole = [{ id: unknown, from: 0, to: letters.length }];
    if (letters.length > longestWord) return whole;
    const found: InWord[] = [];
    for (let from = 0; from < letters.length;) {
      let to = letters.length;
      let id: number | undefined;
      for (; to > from; to -= 1) {
        id = numbers.get(`${from === 0 ? '' : '##'}${letters.slice(from, to).join('')}`);
        if (id !== undefined) break;
      }
      if (id === undefined) return whole;
      found.push({ id, from, to });
      from = to;
    }
    return found;
  };
  return (letters) => {
    const word = letters.join('');
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size > maxKept) kept.clear();
    const found = cutWord(letters);
    kept.set(word, found);
    return found;
  };
}

interface Word {
  readonly letters: readonly string[];
  /** Of each letter in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** BERT's own splitting: signs and Chinese characters stand alone; controls are nothing; accents go where letters are small. */
function* wordsOf(text: string, isLowerCase: boolean): Generator<Word> {
  let letters: string[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  const taken = (): Word => {
    const word = { letters, starts, ends };
    [letters, starts, ends] = [[], [], []];
    return word;
  };
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const sign = String.fromCodePoint(code);
    const end = at + sign.length;
    if (/\s/u.test(sign)) {
      if (letters.length > 0) yield taken();
    } else if (isAlone(sign, code)) {
      if (letters.length > 0) yield taken();
      yield { letters: [sign], starts: [at], ends: [end] };
    } else if (!isNothing(sign)) {
      for (const letter of isLowerCase ? folded(sign) : [sign]) {
        letters.push(letter);
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  if (letters.length > 0) yield taken();
}

/** Small and without accents; nothing of a sign that only changes the letter before it. */
function folded(sign: string): readonly string[] {
  return Array.from(
    sign
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{Mn}/gu, ''),
  );
}

const isNothing = (sign: string) => sign === '\uFFFD' || /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u.test(sign);

function isAlone(sign: string, code: number): boolean {
  return /[\p{P}$+<=>^`|~]/u.test(sign) || isChinese(code);
}

/** CJK ideographs, as BERT counts them: not kana, not hangul. */
function isChinese(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}
