/** From vectors of windows to voices: how many there are, and which window is of which. */
import { cut, dot, linkage, numbered } from './linkage.ts';
import { unit } from './voice-embedding.ts';

export interface VoiceWish {
  /** exactly: so many · at-most: no more · unknown: as many as seem to be there. */
  readonly kind: 'exactly' | 'at-most' | 'unknown';
  readonly count: number;
}

export interface Clustered {
  /** Of each vector. */
  readonly labels: Int32Array;
  readonly centres: readonly Float32Array[];
}

/** More vectors than this are joined to blocks' pieces first. */
const blockSize = 1500;
const piecesPerBlock = 40;
/** A voice that speaks less than this share of everything does not count as one when the tree is cut. */
const minShare = 0.03;
export const maxVoices = 12;
/**
 * Two voices lie at least so far apart, against how far the windows of these two lie from their own middle; a third and
 * further ones must lie apart more clearly, as the two nearest of many are near by chance.
 */
const minSeparation = { two: 2, more: 2.7 } as const;

export function clusterVoices(vectors: readonly Float32Array[], wish: VoiceWish): Clustered {
  if (vectors.length === 0) return { labels: new Int32Array(), centres: [] };
  const { items, weights, owner } = piecesOf(vectors);
  const merges = linkage(items, weights);
  const limit = wish.kind === 'unknown' ? maxVoices : Math.min(wish.count, items.length);
  const count =
    wish.kind === 'exactly' ? limit : countVoices(items, weights, (k) => cutToBig(items, weights, merges, k), limit);
  const top = cutToBig(items, weights, merges, Math.min(count, items.length));
  const labels = Int32Array.from(owner, (item) => top[item] ?? 0);
  return settle(vectors, labels);
}

/** Joins what lies together in time until few enough are left for a tree over all of them. */
function piecesOf(vectors: readonly Float32Array[]) {
  const count = vectors.length;
  if (count <= blockSize) {
    return { items: vectors, weights: vectors.map(() => 1), owner: vectors.map((_, i) => i) };
  }
  const items: Float32Array[] = [];
  const weights: number[] = [];
  const owner: number[] = [];
  const room = new Float32Array(blockSize * blockSize);
  for (let from = 0; from < count; from += blockSize) {
    const block = vectors.slice(from, from + blockSize);
    const labels = cut(block.length, linkage(block, undefined, room), Math.min(piecesPerBlock, block.length));
    const centres = centresOf(block, labels);
    for (const label of labels) owner.push(items.length + label);
    for (const [label, centre] of centres.entries()) {
      items.push(centre);
      weights.push(labels.reduce((sum, one) => sum + Number(one === label), 0));
    }
  }
  return { items, weights, owner };
}

export function centresOf(
  vectors: readonly Float32Array[],
  labels: Int32Array,
  weights?: readonly number[],
): readonly Float32Array[] {
  const count = labels.reduce((max, label) => Math.max(max, label), -1) + 1;
  const dimensions = vectors[0]?.length ?? 0;
  const sums = Array.from({ length: count }, () => new Float32Array(dimensions));
  for (const [i, vector] of vectors.entries()) {
    const sum = sums[labels[i] ?? 0];
    if (sum === undefined) continue;
    const weight = weights?.[i] ?? 1;
    for (let k = 0; k < dimensions; k += 1) sum[k] = (sum[k] ?? 0) + weight * (vector[k] ?? 0);
  }
  return sums.map(unit);
}

/** Cuts until `wanted` clusters are big: asking for two must not give one voice and a cough. The small ones go to the nearest. */
function cutToBig(
  items: readonly Float32Array[],
  weights: readonly number[],
  merges: ReturnType<typeof linkage>,
  wanted: number,
): Int32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = (labels: Int32Array) => {
    const sums = new Map<number, number>();
    for (const [i, label] of labels.entries()) sums.set(label, (sums.get(label) ?? 0) + (weights[i] ?? 1));
    return sums;
  };
  let labels = cut(items.length, merges, wanted);
  for (let count = wanted; count <= Math.min(items.length, wanted + 60); count += 1) {
    const tried = cut(items.length, merges, count);
    if ([...sizes(tried).values()].filter((size) => size >= minShare * total).length < wanted) continue;
    labels = tried;
    break;
  }
  const kept = [...sizes(labels)]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, wanted)
    .map(([label]) => label);
  const centres = centresOf(items, labels, weights);
  const nearest = (vector: Float32Array) =>
    kept.reduce(
      (best, label) => (dot(vector, centres[label] ?? vector) > dot(vector, centres[best] ?? vector) ? label : best),
      kept[0] ?? 0,
    );
  return numbered(labels.map((label, i) => (kept.includes(label) ? label : nearest(items[i] ?? new Float32Array()))));
}

/** As many as can be made of it that all lie apart. It is a guess. */
function countVoices(
  items: readonly Float32Array[],
  weights: readonly number[],
  cutTo: (count: number) => Int32Array,
  limit: number,
): number {
  let best = 1;
  for (let count = 2; count <= Math.min(limit, items.length, best + 3); count += 1) {
    const needed = count === 2 ? minSeparation.two : minSeparation.more;
    if (separationOf(items, weights, cutTo(count)) >= needed) best = count;
  }
  return best;
}

/** Of the two voices that are least apart: the distance of their centres, against that of their windows from these. */
function separationOf(items: readonly Float32Array[], weights: readonly number[], labels: Int32Array): number {
  const centres = centresOf(items, labels, weights);
  const spreads = centres.map(() => ({ sum: 1e-6, weight: 1e-6 }));
  for (const [i, item] of items.entries()) {
    const label = labels[i] ?? 0;
    const [centre, spread] = [centres[label], spreads[label]];
    if (centre === undefined || spread === undefined) continue;
    spread.sum += (weights[i] ?? 1) * (1 - dot(item, centre));
    spread.weight += weights[i] ?? 1;
  }
  let nearest = Infinity;
  for (const [a, one] of centres.entries()) {
    for (const [b, other] of centres.entries()) {
      const [own, theirs] = [spreads[a], spreads[b]];
      if (b <= a || own === undefined || theirs === undefined) continue;
      const spread = (own.sum + theirs.sum) / (own.weight + theirs.weight);
      nearest = Math.min(nearest, (1 - dot(one, other)) / spread);
    }
  }
  return nearest;
}

/** Each vector to the nearest centre, a few times over. A voice is never lost by it. */
function settle(vectors: readonly Float32Array[], given: Int32Array): Clustered {
  let labels = given;
  let centres = centresOf(vectors, labels);
  for (let round = 0; round < 4; round += 1) {
    const next = labels.map((label, i) => {
      const vector = vectors[i] ?? new Float32Array();
      return centres.reduce(
        (best, centre, at) => (dot(vector, centre) > dot(vector, centres[best] ?? centre) ? at : best),
        label,
      );
    });
    if (new Set(next).size < centres.length) break;
    labels = next;
    centres = centresOf(vectors, labels);
  }
  return { labels, centres };
}
