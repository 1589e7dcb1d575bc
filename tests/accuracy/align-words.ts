import { toWords } from './word-error-rate.ts';

/** For each word that was recognised whether it is wrong: replaced or added against the reference, by the fewest changes. */
export function alignWords(reference: string, recognised: readonly string[]): readonly boolean[] {
  const wanted = toWords(reference);
  // A written word may be two spoken ones ("half-year"); it is wrong where one of them is.
  const hypothesis = recognised.flatMap((text, nth) => toWords(text).map((word) => ({ word, nth })));
  const width = hypothesis.length + 1;
  const costs = new Uint32Array((wanted.length + 1) * width);
  const at = (row: number, column: number) => costs[row * width + column] ?? 0;
  const differs = (row: number, column: number) => (wanted[row - 1] === hypothesis[column - 1]?.word ? 0 : 1);
  for (let row = 0; row <= wanted.length; row += 1) {
    for (let column = 0; column < width; column += 1) {
      costs[row * width + column] =
        row === 0 || column === 0
          ? row + column
          : Math.min(at(row - 1, column - 1) + differs(row, column), at(row - 1, column) + 1, at(row, column - 1) + 1);
    }
  }
  const isWrong = recognised.map(() => false);
  for (let row = wanted.length, column = hypothesis.length; column > 0;) {
    const nth = hypothesis[column - 1]?.nth ?? 0;
    if (row > 0 && at(row, column) === at(row - 1, column - 1) + differs(row, column)) {
      if (differs(row, column) === 1) isWrong[nth] = true;
      row -= 1;
      column -= 1;
    } else if (at(row, column) === at(row, column - 1) + 1) {
      isWrong[nth] = true;
      column -= 1;
    } else row -= 1;
  }
  return isWrong;
}
