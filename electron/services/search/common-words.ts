import { stemsOf } from './stems-of.ts';

/** The commonest words of speech: each is in a large part of all windows, so counting them would mean reading them all. */
const commonWords = [
  'и в не на я что он с это а как то мы по но из у так же за от вы да бы к для до она они ну вот все был',
  'the and to of a i in is it that you for was on with he as be this have are but not at they we so what there if',
];

/** Bytes that tell which of the common words a window holds, one bit a word. */
export const maskBytes = 8;
export const mostCommonWords = maskBytes * 8;

interface CommonWords {
  readonly bitsOf: ReadonlyMap<string, readonly number[]>;
  readonly bitOfStems: ReadonlyMap<string, number>;
}
let words: CommonWords | null = null;

/** The common words among the stems of a window, as bits. */
export function maskOf(stems: readonly string[]): Uint8Array {
  const { bitsOf } = (words ??= readWords());
  const mask = new Uint8Array(maskBytes);
  for (const stem of stems) {
    for (const bit of bitsOf.get(stem) ?? []) mask[bit >> 3] = (mask[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return mask;
}

/** Its bit, where these are just the stems of one of the common words in any form; else null. */
export function commonBitOf(stems: readonly string[]): number | null {
  return (words ??= readWords()).bitOfStems.get(keyOf(stems)) ?? null;
}

const keyOf = (stems: readonly string[]) => stems.toSorted().join(' ');

function readWords(): CommonWords {
  const bitsOf = new Map<string, number[]>();
  const bitOfStems = new Map<string, number>();
  for (const word of commonWords.join(' ').split(' ')) {
    const stems = stemsOf(word);
    if (bitOfStems.has(keyOf(stems)) || bitOfStems.size === mostCommonWords) continue;
    const bit = bitOfStems.size;
    bitOfStems.set(keyOf(stems), bit);
    for (const stem of stems) bitsOf.set(stem, [...(bitsOf.get(stem) ?? []), bit]);
  }
  return { bitsOf, bitOfStems };
}
