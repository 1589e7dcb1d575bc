import { segmentsPerPassage } from '#services/store/segments/segment-order.ts';
import type { SegmentTokens } from './segment-reader.ts';

/** Read beside some text along with it: nearly always as many as are needed there. */
export const fewSegments = 3;
const maxSegments = fewSegments + segmentsPerPassage;

/** What stands on one side of some text, nearest first; read when and as far as it is needed. */
export class Neighbours {
  #known: readonly SegmentTokens[] | null;
  #isWhole: boolean;
  readonly #read: (count: number) => readonly SegmentTokens[];

  /** `known`: the nearest `fewSegments` where they came with the text; fewer when there are no more. */
  constructor(read: (count: number) => readonly SegmentTokens[], known: readonly SegmentTokens[] | null = null) {
    this.#read = read;
    this.#known = known;
    this.#isWhole = known !== null && known.length < fewSegments;
  }

  /** The nearest ones that have a sum of so much, or `maxSegments` of them. */
  take(min: number, sizeOf: (segment: SegmentTokens) => number): readonly SegmentTokens[] {
    if (min <= 0) return [];
    if (this.#known === null) this.#keep(fewSegments);
    const few = this.#nearest(min, sizeOf);
    if (few !== null) return few;
    if (!this.#isWhole) this.#keep(maxSegments);
    this.#isWhole = true;
    return this.#nearest(min, sizeOf) ?? this.#known ?? [];
  }

  #keep(count: number): void {
    this.#known = this.#read(count);
    this.#isWhole = this.#known.length < count;
  }

  #nearest(min: number, sizeOf: (segment: SegmentTokens) => number): readonly SegmentTokens[] | null {
    const known = this.#known ?? [];
    let size = 0;
    for (const [index, segment] of known.entries()) {
      size += sizeOf(segment);
      if (size >= min) return known.slice(0, index + 1);
    }
    return null;
  }
}

export function wordsOf({ tokens }: SegmentTokens): number {
  return tokens.length;
}
