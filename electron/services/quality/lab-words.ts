import type { LabSegment } from '#shared/quality/lab.ts';
import type { Word } from '#shared/segment.ts';

export interface LabWord extends Word {
  readonly segment: LabSegment;
}

/** Words of a text with times; spread over the segment where it has none of its own. */
export function labWords(segments: readonly LabSegment[]): readonly LabWord[] {
  return segments.flatMap((segment) => {
    const { words, text, startMs, endMs, confidence } = segment;
    if (words.length > 0) return words.map((word) => ({ ...word, segment }));
    const texts = text.split(/\s+/u).filter((word) => word !== '');
    const lengthMs = (endMs - startMs) / Math.max(1, texts.length);
    return texts.map((word, nth) => ({
      text: word,
      startMs: Math.round(startMs + nth * lengthMs),
      endMs: Math.round(startMs + (nth + 1) * lengthMs),
      probability: confidence ?? 1,
      segment,
    }));
  });
}
