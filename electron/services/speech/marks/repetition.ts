import { deflateSync } from 'node:zlib';

/** Text in a loop compresses better than this; the value is OpenAI's (whisper/transcribe.py). */
const loopRatio = 2.4;
/** Shorter text compresses too unevenly to judge. */
const minLength = 40;
const maxPhraseWords = 8;
/** "No, no, no, no" is said; more than this is not. */
const maxRepeats = 4;
const minRunWords = 8;

/** True for text that goes round in circles. */
export function isRepeated(text: string): boolean {
  if (text.length >= minLength && compressionRatio(text) > loopRatio) return true;
  return hasRun(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function compressionRatio(text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length / deflateSync(bytes).length;
}

/** A phrase said over and over without anything between. */
function hasRun(words: readonly string[]): boolean {
  for (let length = 1; length <= maxPhraseWords; length += 1) {
    let same = 0;
    for (let i = length; i < words.length; i += 1) {
      same = words[i] === words[i - length] ? same + 1 : 0;
      const runWords = same + length;
      if (runWords > maxRepeats * length && runWords >= minRunWords) return true;
    }
  }
  return false;
}
