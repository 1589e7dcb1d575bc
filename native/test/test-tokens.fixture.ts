import type { RawToken } from '../lib/text/token.ts';

const tokenMs = 100;

/** For tests: tokens of 100 ms each, cut from `text` after the given numbers of bytes (the last one is the rest). */
export function splitTestTokens(text: string, cutsAfter: readonly number[], probability = 0.9): RawToken[] {
  const bytes = new TextEncoder().encode(text);
  return [...cutsAfter, bytes.length].map((end, index) => ({
    id: index,
    bytes: bytes.subarray(cutsAfter[index - 1] ?? 0, end),
    startMs: index * tokenMs,
    endMs: (index + 1) * tokenMs,
    probability,
    logProbability: Math.log(probability),
  }));
}

/** For tests: one token for each text. */
export function testTokens(texts: readonly string[], probability = 0.9): RawToken[] {
  const lengths = texts.map((text) => new TextEncoder().encode(text).length);
  const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
  return splitTestTokens(texts.join(''), ends.slice(0, -1), probability);
}
