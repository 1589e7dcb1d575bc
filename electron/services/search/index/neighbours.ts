import { segmentsPerPassage } from '#services/store/segments/segment-order.ts';
import type { SegmentTokens } from './segment-reader.ts';

/** Read beside some text along with it: nearly always as many as are needed there. */
export const fewSegments = 3;
const maxSegments = fewSegments + segmentsPerPassage;

/** From a segment on, the nearest first. */
type ReadOn = (from: SegmentTokens, count: number) => readonly SegmentTokens[];

/** What stands on one side of some text, nearest first; read when and as far as it is needed. */
export class Neighbours {
  readonly #known: SegmentTokens[];
  #isWhole: boolean;
  readonly #edge: SegmentTokens;
  readonly #read: ReadOn;

  /** `known`: the nearest `fewSegments` where they came with the text; fewer when there are no more. */
  constructor(edge: SegmentTokens, read: ReadOn, known: readonly SegmentTokens[] | null = null) {
    this.#edge = edge;
    this.#read = read;
    this.#known = [...(known ?? [])];
    this.#isWhole = known !== null && known.length < fewSegments;
  }

  /** The nearest ones that have a sum of so much, or `maxSegments` of them. */
  take(min: number, sizeOf: (segment: SegmentTokens) => number): readonly SegmentTokens[] {
    if (min <= 0) return [];
    let size = 0;
    for (let at = 0; size < min && at < maxSegments; at += 1) {
      if (at === this.#known.length) this.#readOn(at === 0 ? fewSegments : ((min - size) * at) / Math.max(1, size));
      const segment = this.#known[at];
      if (segment === undefined) return this.#known;
      size += sizeOf(segment);
      if (size >= min) return this.#known.slice(0, at + 1);
    }
    return this.#known.slice(0, maxSegments);
  }

  /** As many as seem to be needed, by the size of those before them. */
  #readOn(wanted: number): void {
    if (this.#isWhole) return;
    const count = Math.ceil(Math.min(wanted, maxSegments - this.#known.length));
    const more = this.#read(this.#known.at(-1) ?? this.#edge, count);
    this.#known.push(...more);
    this.#isWhole = more.length < count;
  }
}

export function wordsOf({ tokens }: SegmentTokens): number {
  return tokens.length;
}
