import type { EngineSegment, EngineWord } from '#native/lib/types.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The engine ends the last word before a pause early, and rarely by more than this. */
const maxMs = 600;

/**
 * Words at the edge of a voice end where the voice does. The engine puts the start of a word to within a few
 * milliseconds, but its end before a pause about 0.2 s early: docs/decisions/speech-windows.md. All in times of the
 * recording, in order.
 */
export function snapWords(segments: readonly EngineSegment[], voice: readonly Span[]): readonly EngineSegment[] {
  const all = segments.flatMap(({ words }) => words);
  let index = 0;
  return segments.map((segment) => {
    const words = segment.words.map((word) => {
      index += 1;
      return snapped(word, all[index]?.startMs ?? Infinity, voice);
    });
    return { ...segment, words, endMs: Math.max(segment.endMs, words.at(-1)?.endMs ?? 0) };
  });
}

function snapped(word: EngineWord, nextStartMs: number, voice: readonly Span[]): EngineWord {
  const span = voice.findLast(({ startMs }) => startMs < word.endMs);
  if (span === undefined) return word;
  const isLast = nextStartMs >= span.endMs;
  const isNear = span.endMs > word.endMs && span.endMs - word.endMs <= maxMs;
  return isLast && isNear ? { ...word, endMs: span.endMs } : word;
}
