/**
 * Pairs rows with columns, each at most once, so that the sum of what they have in common is greatest (the Hungarian
 * method with potentials, O(n³)). Gives the column of each row, -1 for none. Values must not be negative.
 */
export function bestAssignment(values: readonly (readonly number[])[]): readonly number[] {
  const rows = values.length;
  const columns = values[0]?.length ?? 0;
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number) => -(values[row]?.[column] ?? 0);
  const rowOf = solve(size, cost);
  const assigned = Array.from({ length: rows }, () => -1);
  rowOf.forEach((row, column) => {
    if (row < rows && column < columns && (values[row]?.[column] ?? 0) > 0) assigned[row] = column;
  });
  return assigned;
}

/** Row of each column, all from 0. */
function solve(size: number, cost: (row: number, column: number) => number): readonly number[] {
  const potentialRow = new Float64Array(size + 1);
  const potentialColumn = new Float64Array(size + 1);
  const match = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) augment({ size, cost, potentialRow, potentialColumn, match }, row);
  return Array.from({ length: size }, (_, column) => (match[column + 1] ?? 0) - 1);
}

interface Matching {
  readonly size: number;
  readonly cost: (row: number, column: number) => number;
  readonly potentialRow: Float64Array;
  readonly potentialColumn: Float64Array;
  /** Row of each column, from 1; 0 for none. */
  readonly match: Int32Array;
}

function augment({ size, cost, potentialRow, potentialColumn, match }: Matching, row: number): void {
  match[0] = row;
  const before = new Int32Array(size + 1);
  const nearest = new Float64Array(size + 1).fill(Infinity);
  const isUsed = new Uint8Array(size + 1);
  let column = 0;
  do {
    isUsed[column] = 1;
    const current = match[column] ?? 0;
    let [delta, next] = [Infinity, 0];
    for (let other = 1; other <= size; other += 1) {
      if (isUsed[other] === 1) continue;
      const reduced = cost(current - 1, other - 1) - (potentialRow[current] ?? 0) - (potentialColumn[other] ?? 0);
      if (reduced < (nearest[other] ?? Infinity)) {
        nearest[other] = reduced;
        before[other] = column;
      }
      if ((nearest[other] ?? Infinity) < delta) [delta, next] = [nearest[other] ?? Infinity, other];
    }
    for (let other = 0; other <= size; other += 1) {
      if (isUsed[other] === 1) {
        const owner = match[other] ?? 0;
        potentialRow[owner] = (potentialRow[owner] ?? 0) + delta;
        potentialColumn[other] = (potentialColumn[other] ?? 0) - delta;
      } else nearest[other] = (nearest[other] ?? Infinity) - delta;
    }
    column = next;
  } while ((match[column] ?? 0) !== 0);
  while (column !== 0) {
    const previous = before[column] ?? 0;
    match[column] = match[previous] ?? 0;
    column = previous;
  }
}
