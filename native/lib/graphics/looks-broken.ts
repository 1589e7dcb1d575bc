import type { EngineSegment } from '../types.ts';

const minSigns = 8;
const minRepeats = 20;

/**
 * True for what broken drivers write instead of failing: probabilities that are no numbers, nothing but exclamation marks or
 * dashes, or one word over and over. A speaker who repeats himself so often is rare enough to be read again by the processor.
 */
export function looksBroken(segments: readonly EngineSegment[]): boolean {
  const words = segments.flatMap((segment) => segment.words);
  if (words.some(({ probability }) => !Number.isFinite(probability))) return true;
  const text = segments.map((segment) => segment.text).join(' ');
  const signs = text.replaceAll(/\s/gu, '');
  if (signs.length >= minSigns && !/[\p{L}\p{N}]/u.test(signs)) return true;
  const [first] = words;
  return words.length >= minRepeats && words.every(({ text: word }) => word === first?.text);
}
