/** Size of the table of weights: pieces of text are hashed into it. */
export const weightCount = 2 ** 18;

const letterWeight = 0.35;
const shortest = 3;
const longest = 5;

/** A word as a classifier sees it: itself and its pieces of letters, so that forms and slips of a word are alike. */
export interface WordFeatures {
  readonly hash: number;
  /** Places in the table with what each counts. */
  readonly places: Int32Array;
  readonly counts: Float32Array;
  /** Sum of what they count. */
  readonly mass: number;
}

/** Words in small letters with ё as е; digits are words too. */
export function classifierWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

/** Words repeat: what they are made of is worked out once. */
export class WordTable {
  readonly #known = new Map<string, WordFeatures>();

  of(word: string): WordFeatures {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const found = featuresOf(word);
    // A table of all words of a very large library; what does not fit is computed again.
    if (this.#known.size < 500_000) this.#known.set(word, found);
    return found;
  }
}

function featuresOf(word: string): WordFeatures {
  const counts = new Map<number, number>();
  const add = (place: number, count: number) => counts.set(place, (counts.get(place) ?? 0) + count);
  const hash = hashOf(word, 17);
  add(hash & (weightCount - 1), 1);
  const framed = `<${word}>`;
  for (let length = shortest; length <= longest; length += 1) {
    for (let at = 0; at + length <= framed.length; at += 1) {
      add(hashOf(framed.slice(at, at + length), 31) & (weightCount - 1), letterWeight);
    }
  }
  const values = Float32Array.from(counts.values());
  return {
    hash,
    places: Int32Array.from(counts.keys()),
    counts: values,
    mass: values.reduce((sum, one) => sum + one, 0),
  };
}

/** Place of two words beside each other. */
export function pairPlace(first: number, second: number): number {
  return mixed(Math.imul(first, 0x9e3779b1) ^ second) & (weightCount - 1);
}

function hashOf(text: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 16777619);
  }
  return mixed(hash);
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 15);
  value = Math.imul(value, 2246822507);
  return (value ^ (value >>> 13)) >>> 0;
}

export interface TextVector {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** A passage as places with values; divided by the root of its mass, so that long passages do not shout. */
export function textVector(text: string, table: WordTable): TextVector {
  const counts = new Map<number, number>();
  let mass = 0;
  let before: WordFeatures | null = null;
  for (const word of classifierWords(text)) {
    const features = table.of(word);
    features.places.forEach((place, nth) => counts.set(place, (counts.get(place) ?? 0) + (features.counts[nth] ?? 0)));
    mass += features.mass;
    if (before !== null) {
      const place = pairPlace(before.hash, features.hash);
      counts.set(place, (counts.get(place) ?? 0) + 1);
      mass += 1;
    }
    before = features;
  }
  const scale = 1 / Math.sqrt(Math.max(1, mass));
  return {
    places: Int32Array.from(counts.keys()),
    values: Float32Array.from(counts.values(), (count) => count * scale),
  };
}

/** With the numbers of a model of meanings behind the table. */
export function withMeaning({ places, values }: TextVector, meaning: Float32Array | undefined): TextVector {
  if (meaning === undefined) return { places, values };
  return {
    places: Int32Array.from([...places, ...Array.from(meaning, (_, nth) => weightCount + nth)]),
    values: Float32Array.from([...values, ...meaning]),
  };
}
