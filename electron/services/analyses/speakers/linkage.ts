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

/** Distances between clusters while they are merged. */
class Clusters {
  readonly alive: Uint8Array;
  readonly #sizes: Float64Array;
  readonly #distances: readonly Float32Array[];

  constructor(vectors: readonly Float32Array[], weights?: readonly number[]) {
    this.alive = new Uint8Array(vectors.length).fill(1);
    this.#sizes = Float64Array.from({ length: vectors.length }, (_, i) => weights?.[i] ?? 1);
    this.#distances = vectors.map((vector, i) =>
      Float32Array.from({ length: i }, (_, j) => 1 - dot(vector, vectors[j] ?? vector)),
    );
  }

  between(i: number, j: number): number {
    return i > j ? (this.#distances[i]?.[j] ?? 0) : (this.#distances[j]?.[i] ?? 0);
  }

  /** The nearest one that is left; `before` where none is nearer than it. */
  nearest(to: number, before: number): { readonly index: number; readonly distance: number } {
    let index = before;
    let distance = before >= 0 ? this.between(to, before) : Infinity;
    for (let k = 0; k < this.alive.length; k += 1) {
      if (this.alive[k] === 0 || k === to) continue;
      const other = this.between(to, k);
      if (other >= distance) continue;
      distance = other;
      index = k;
    }
    return { index, distance };
  }

  merge(into: number, from: number): void {
    const [a, b] = [this.#sizes[into] ?? 1, this.#sizes[from] ?? 1];
    for (let k = 0; k < this.alive.length; k += 1) {
      if (this.alive[k] === 0 || k === into || k === from) continue;
      const row = this.#distances[Math.max(into, k)];
      if (row !== undefined) row[Math.min(into, k)] = (a * this.between(into, k) + b * this.between(from, k)) / (a + b);
    }
    this.#sizes[into] = a + b;
    this.alive[from] = 0;
  }
}

/** All merges, not in the order of their heights. O(n²) time, n²/2 floats: at most some thousands of vectors. */
export function linkage(vectors: readonly Float32Array[], weights?: readonly number[]): readonly Merge[] {
  const clusters = new Clusters(vectors, weights);
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
