export interface CommonWord {
  /** Places in the two lists. */
  readonly left: number;
  readonly right: number;
}

/** Beyond this product of lengths an exact comparison is not worth its time: all that differs is one changed run. */
const maxComparisons = 250_000;

/** The longest run of words, as `bareWord` gives them, that both lists have in the same order. */
export function commonWords(left: readonly string[], right: readonly string[]): readonly CommonWord[] {
  let first = 0;
  while (first < Math.min(left.length, right.length) && left[first] === right[first]) first += 1;
  let last = 0;
  const max = Math.min(left.length, right.length) - first;
  while (last < max && left[left.length - 1 - last] === right[right.length - 1 - last]) last += 1;
  const head = Array.from({ length: first }, (_, nth) => ({ left: nth, right: nth }));
  const tail = Array.from({ length: last }, (_, nth) => ({
    left: left.length - last + nth,
    right: right.length - last + nth,
  }));
  const middle = longestCommon(left.slice(first, left.length - last), right.slice(first, right.length - last));
  return [...head, ...middle.map((both) => ({ left: both.left + first, right: both.right + first })), ...tail];
}

/** A word that only changed its case or its punctuation is the same word; what has no letters is compared as it is. */
export function bareWord(text: string): string {
  const letters = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? text : letters;
}

function longestCommon(left: readonly string[], right: readonly string[]): readonly CommonWord[] {
  if (left.length * right.length > maxComparisons) return [];
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: CommonWord[] = [];
  for (let row = 0, column = 0; row < left.length && column < right.length;) {
    if (left[row] === right[column]) {
      found.push({ left: row, right: column });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}
