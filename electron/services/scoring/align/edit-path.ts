/**
 * The cheapest way from one list of symbols to another by Levenshtein's dynamic programming, with the weights and the
 * choices of NIST's sclite (SCTK, net_dp.c and word.c): a symbol replaced costs 4, left out or added 3; of equal ways the
 * one is taken that replaces, then the one that adds. So the counts are those of sclite, ties included.
 */
export const step = { correct: 0, substituted: 1, deleted: 2, inserted: 3 } as const;
export type Step = (typeof step)[keyof typeof step];

const replaceCost = 4;
const gapCost = 3;

/** Steps in order; needs a byte for each pair of symbols. */
export function editPath(reference: Int32Array, hypothesis: Int32Array): Uint8Array {
  const [rows, columns] = [reference.length, hypothesis.length];
  const width = columns + 1;
  const back = new Uint8Array((rows + 1) * width);
  let above = new Int32Array(width);
  let row = new Int32Array(width);
  for (let column = 1; column < width; column += 1) {
    above[column] = column * gapCost;
    back[column] = step.inserted;
  }
  for (let at = 1; at <= rows; at += 1) {
    fillRow({ symbol: reference[at - 1] ?? -1, hypothesis, above, row, back, from: at * width });
    [above, row] = [row, above];
  }
  return walkBack(rows, columns, (at, column) => back[at * width + column] ?? 0);
}

interface RowParts {
  readonly symbol: number;
  readonly hypothesis: Int32Array;
  readonly above: Int32Array;
  readonly row: Int32Array;
  readonly back: Uint8Array;
  readonly from: number;
}

function fillRow({ symbol, hypothesis, above, row, back, from }: RowParts): void {
  let diagonal = above[0] ?? 0;
  let left = diagonal + gapCost;
  row[0] = left;
  back[from] = step.deleted;
  for (let column = 1; column <= hypothesis.length; column += 1) {
    const up = above[column] ?? 0;
    const isSame = symbol === hypothesis[column - 1];
    const replaced = isSame ? diagonal : diagonal + replaceCost;
    const deleted = up + gapCost;
    const inserted = left + gapCost;
    diagonal = up;
    if (replaced <= deleted && replaced <= inserted) {
      left = replaced;
      back[from + column] = isSame ? step.correct : step.substituted;
    } else if (deleted < inserted) {
      left = deleted;
      back[from + column] = step.deleted;
    } else {
      left = inserted;
      back[from + column] = step.inserted;
    }
    row[column] = left;
  }
}

function walkBack(rows: number, columns: number, stepAt: (row: number, column: number) => number): Uint8Array {
  const steps = new Uint8Array(rows + columns);
  let at = steps.length;
  let [row, column] = [rows, columns];
  while (row > 0 || column > 0) {
    const taken = stepAt(row, column);
    at -= 1;
    steps[at] = taken;
    if (taken !== step.inserted) row -= 1;
    if (taken !== step.deleted) column -= 1;
  }
  return steps.subarray(at);
}

/**
 * The same, but only ways that stay within `half` symbols of the straight line from start to end: two bits for each
 * pair within the band, for texts that have nothing in common to be cut at.
 */
export function bandedPath(reference: Int32Array, hypothesis: Int32Array, half: number): Uint8Array {
  const [rows, columns] = [reference.length, hypothesis.length];
  const width = 2 * half + 1;
  const fromOf = (row: number) => Math.round((row * columns) / Math.max(1, rows)) - half;
  const back = new Uint8Array(Math.ceil(((rows + 1) * width) / 4));
  const far = 2 ** 29;
  let above = new Int32Array(width).fill(far);
  let row = new Int32Array(width).fill(far);
  const note = (at: number, taken: number) => {
    back[at >> 2] = (back[at >> 2] ?? 0) | (taken << ((at & 3) * 2));
  };
  for (let at = 0; at <= rows; at += 1) {
    const from = fromOf(at);
    const shift = from - fromOf(at - 1);
    const symbol = at === 0 ? -1 : (reference[at - 1] ?? -1);
    for (let place = 0; place < width; place += 1) {
      const column = from + place;
      if (column < 0 || column > columns) {
        row[place] = far;
        continue;
      }
      if (at === 0) {
        row[place] = column * gapCost;
        note(place, step.inserted);
        continue;
      }
      const isSame = column > 0 && symbol === hypothesis[column - 1];
      const before = above[place + shift - 1] ?? far;
      const replaced = column === 0 ? far : isSame ? before : before + replaceCost;
      const deleted = (above[place + shift] ?? far) + gapCost;
      const inserted = place === 0 ? far : (row[place - 1] ?? far) + gapCost;
      const best = Math.min(replaced, deleted, inserted);
      row[place] = Math.min(best, far);
      note(at * width + place, takenOf({ best, replaced, deleted, isSame }));
    }
    [above, row] = [row, above];
  }
  return walkBack(rows, columns, (at, column) => {
    const cell = at * width + column - fromOf(at);
    return ((back[cell >> 2] ?? 0) >> ((cell & 3) * 2)) & 3;
  });
}

function takenOf(costs: { best: number; replaced: number; deleted: number; isSame: boolean }): Step {
  if (costs.replaced === costs.best) return costs.isSame ? step.correct : step.substituted;
  return costs.deleted === costs.best ? step.deleted : step.inserted;
}
