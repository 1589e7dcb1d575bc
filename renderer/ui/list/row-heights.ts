/** Heights of the rows of a list, which may be very long: nothing is created or computed for each row. */
export interface RowHeights {
  /** Where a row begins; for the number of rows, where they end. */
  readonly topOf: (index: number) => number;
  /** The row at a distance from the beginning; beyond the last one that was measured it continues by the estimate. */
  readonly indexAt: (px: number) => number;
  /** Keeps what was measured; by how much that differs from what was known. */
  readonly measure: (index: number, heightPx: number) => number;
}

/**
 * A Fenwick tree of how much measured rows differ from the estimate: a row that was never seen differs by nothing, so
 * 50,000 new rows cost no more than one.
 */
export function createRowHeights(estimatePx: number): RowHeights {
  // Always a power of two long (and the unused place 0), so that growing keeps every node where it is.
  let tree = new Float64Array(1025);
  const size = () => tree.length - 1;
  const measured = new Map<number, number>();
  const differenceBefore = (index: number) => {
    let sum = 0;
    for (let node = Math.min(index, size()); node > 0; node -= node & -node) sum += tree[node] ?? 0;
    return sum;
  };
  const grow = () => {
    const wider = new Float64Array(size() * 2 + 1);
    wider.set(tree);
    wider[size() * 2] = tree[size()] ?? 0;
    tree = wider;
  };
  return {
    topOf: (index) => index * estimatePx + differenceBefore(index),
    indexAt: (px) => {
      let index = 0;
      let left = px;
      for (let step = size(); step > 0; step >>= 1) {
        const height = (tree[index + step] ?? 0) + step * estimatePx;
        if (index + step > size() || height > left) continue;
        index += step;
        left -= height;
      }
      return index < size() ? index : index + Math.floor(Math.max(0, left) / estimatePx);
    },
    measure: (index, heightPx) => {
      const difference = heightPx - (measured.get(index) ?? estimatePx);
      if (difference === 0) return 0;
      measured.set(index, heightPx);
      while (index >= size()) grow();
      for (let node = index + 1; node <= size(); node += node & -node) tree[node] = (tree[node] ?? 0) + difference;
      return difference;
    },
  };
}
