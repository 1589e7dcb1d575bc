import type { Segment, Word } from '#shared/segment.ts';

/** A word of the text as it reads now, with the time it is spoken at; offsets are UTF-16, `end` is exclusive. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number;
}

type Token = Pick<PlacedWord, 'start' | 'end'> & { readonly text: string };

/** Beyond this product of lengths an exact comparison is not worth its time; words are then spread evenly. */
const mostComparisons = 60_000;

/**
 * Where each word of a segment stands in its text. Recognised text has its words in order; in corrected text the words
 * that are still there keep their time and those between them share what is left, so that any word can be clicked.
 */
export function placeWords(segment: Pick<Segment, 'text' | 'words' | 'startMs' | 'endMs'>): readonly PlacedWord[] {
  return placeExactly(segment.text, segment.words) ?? placeByLikeness(segment);
}

function placeExactly(text: string, words: readonly Word[]): readonly PlacedWord[] | null {
  const placed: PlacedWord[] = [];
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, from);
    if (start < 0 || word.text === '') return null;
    // Something that is more than space or punctuation was written between two words.
    if (/[\p{L}\p{N}]/u.test(text.slice(from, start))) return null;
    from = start + word.text.length;
    placed.push({ start, end: from, startMs: word.startMs, endMs: word.endMs });
  }
  return /[\p{L}\p{N}]/u.test(text.slice(from)) ? null : placed;
}

function placeByLikeness({ text, words, startMs, endMs }: Pick<Segment, 'text' | 'words' | 'startMs' | 'endMs'>) {
  const tokens: Token[] = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
  const matches = commonWords(tokens, words);
  const placed: PlacedWord[] = [];
  let first = 0;
  for (let nth = 0; nth <= tokens.length; nth += 1) {
    const word = matches.get(nth);
    if (nth < tokens.length && !word) continue;
    placed.push(...spread(tokens.slice(first, nth), placed.at(-1)?.endMs ?? startMs, word?.startMs ?? endMs));
    const token = tokens[nth];
    if (word && token) placed.push({ start: token.start, end: token.end, startMs: word.startMs, endMs: word.endMs });
    first = nth + 1;
  }
  return placed;
}

function spread(tokens: readonly Token[], fromMs: number, toMs: number): readonly PlacedWord[] {
  const eachMs = Math.max(0, toMs - fromMs) / Math.max(1, tokens.length);
  return tokens.map(({ start, end }, nth) => ({
    start,
    end,
    startMs: Math.round(fromMs + nth * eachMs),
    endMs: Math.round(fromMs + (nth + 1) * eachMs),
  }));
}

/** The longest run of words that both have in the same order: index of the token → its word. */
function commonWords(tokens: readonly Token[], words: readonly Word[]): ReadonlyMap<number, Word> {
  const found = new Map<number, Word>();
  if (tokens.length * words.length > mostComparisons) return found;
  const left = tokens.map((token) => bare(token.text));
  const right = words.map((word) => bare(word.text));
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const isSame = left[row] === right[column] && left[row] !== '';
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < left.length && column < right.length;) {
    const word = words[column];
    if (left[row] === right[column] && left[row] !== '' && word) {
      found.set(row, word);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
