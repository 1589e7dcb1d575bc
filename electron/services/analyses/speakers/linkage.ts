/** Agglomerative clustering of unit vectors: average linkage on cosine distance, by nearest-neighbour chains. */
export interface Merge {
  readonly a: number;
  readonly b: number;
  readonly height: number;
}

export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

/** Of each to each. Four sums at once: one alone waits for its own last addition most of the time. */
function distancesOf(vectors: readonly Float32Array[], room?: Float32Array): Float32Array {
  const count = vectors.length;
  const size = vectors[0]?.length ?? 0;
  const distances = room?.subarray(0, count * count) ?? new Float32Array(count * count);
  const values = new Float64Array((count + 3) * size);
  for (const [i, vector] of vectors.entries()) values.set(vector, i * size);
  for (let i = 1; i < count; i += 1) {
    for (let j = 0; j < i; j += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let k = 0, at = j * size; k < size; k += 1, at += 1) {
        const own = values[i * size + k] ?? 0;
        a += own * (values[at] ?? 0);
        b += own * (values[at + size] ?? 0);
        c += own * (values[at + 2 * size] ?? 0);
        d += own * (values[at + 3 * size] ?? 0);
      }
      const row = i * count + j;
      distances[row] = 1 - a;
      if (j + 1 < i) distances[row + 1] = 1 - b;
      if (j + 2 < i) distances[row + 2] = 1 - c;
      if (j + 3 < i) distances[row + 3] = 1 - d;
    }
    for (let j = 0; j < i; j += 1) distances[j * count + i] = distances[i * count + j] ?? 0;
  }
  return distances;
}

/** Distances between clusters while they are merged, as a whole square in one piece: rows are read in a row. */
class Clusters {
  readonly alive: Uint8Array;
  readonly #count: number;
  readonly #sizes: Float64Array;
  readonly #distances: Float32Array;

  constructor(vectors: readonly Float32Array[], weights?: readonly number[], room?: Float32Array) {
    const count = vectors.length;
    this.alive = new Uint8Array(count).fill(1);
    this.#count = count;
    this.#sizes = Float64Array.from({ length: count }, (_, i) => weights?.[i] ?? 1);
    this.#distances = distancesOf(vectors, room);
  }

  /** The nearest one that is left; `before` where none is nearer than it. */
  nearest(to: number, before: number): { readonly index: number; readonly distance: number } {
    const row = this.#distances.subarray(to * this.#count, (to + 1) * this.#count);
    let index = before;
    let distance = before >= 0 ? (row[before] ?? 0) : Infinity;
    for (let k = 0; k < row.length; k += 1) {
      if (this.alive[k] === 0 || k === to) continue;
      const other = row[k] ?? 0;
      if (other >= distance) continue;
      distance = other;
      index = k;
    }
    return { index, distance };
  }

  merge(into: number, from: number): void {
    const [a, b] = [this.#sizes[into] ?? 1, this.#sizes[from] ?? 1];
    const [rows, count] = [this.#distances, this.#count];
    for (let k = 0; k < count; k += 1) {
      if (this.alive[k] === 0 || k === into || k === from) continue;
      const mean = (a * (rows[into * count + k] ?? 0) + b * (rows[from * count + k] ?? 0)) / (a + b);
      rows[into * count + k] = mean;
      rows[k * count + into] = mean;
    }
    this.#sizes[into] = a + b;
    this.alive[from] = 0;
  }
}

/**
 * All merges, not in the order of their heights. O(n²) time, n² floats: at most some thousands of vectors. `room` for the
 * floats may be given, and used again for the next.
 */
export function linkage(
  vectors: readonly Float32Array[],
  weights?: readonly number[],
  room?: Float32Array,
): readonly Merge[] {
  const clusters = new Clusters(vectors, weights, room);
  const merges: Merge[] = [];
  const chain: number[] = [];
  let first = 0;
  while (merges.length < vectors.length - 1) {
    if (chain.length === 0) {
      while (clusters.alive[first] === 0) first += 1;
      chain.push(first);
    }
    const top = chain.at(-1) ?? 0;
    const before = chain.at(-2) ?? -1;
    const { index, distance } = clusters.nearest(top, before);
    if (index !== before) {
      chain.push(index);
      continue;
    }
    chain.length -= 2;
    const [into, from] = top < before ? [top, before] : [before, top];
    merges.push({ a: into, b: from, height: distance });
    clusters.merge(into, from);
  }
  return merges;
}

/** Which of `clusters` clusters each vector is in, numbered as they come. */
export function cut(count: number, merges: readonly Merge[], clusters: number): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  let left = count;
  for (const { a, b } of merges.toSorted((x, y) => x.height - y.height)) {
    if (left <= clusters) break;
    parent[find(b)] = find(a);
    left -= 1;
  }
  return numbered(Int32Array.from({ length: count }, (_, i) => find(i)));
}

export function numbered(labels: Int32Array): Int32Array {
  const names = new Map<number, number>();
  return labels.map((label) => {
    const known = names.get(label) ?? names.size;
    names.set(label, known);
    return known;
  });
}
