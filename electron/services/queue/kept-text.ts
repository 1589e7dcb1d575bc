import type { RetranscribedSpan } from '#shared/gap.ts';
import type { Segment } from '#shared/segment.ts';
import type { Library } from '#services/library/library.ts';
import type { NewSegment } from '#services/store/records.ts';

/** The text that is taken over while one span is transcribed again; asked window by window, in order. */
export interface KeptText {
  /** Segments that start before `endMs` and were not handed out yet; those inside the span are left out. */
  until(endMs: number): readonly NewSegment[];
}

/** Edited text is taken over as it now reads; the version before keeps its journal. */
export function keptText(library: Pick<Library, 'segments'>, redo: RetranscribedSpan, fromMs: number): KeptText {
  const { segments } = library;
  const rest = [...segments.iterate(redo.transcriptId)].filter(
    (segment) => segment.startMs >= fromMs && !isInside(segment, redo),
  );
  let next = 0;
  return {
    until(endMs) {
      const from = next;
      while (next < rest.length && (rest[next]?.startMs ?? Infinity) < endMs) next += 1;
      return rest
        .slice(from, next)
        .map(({ startMs, endMs: end, text, words, speaker, marks, language, hasFirstReading, id }) => {
          const firstReading = hasFirstReading ? segments.firstReading(id) : null;
          return { startMs, endMs: end, text, words, speaker, marks, language, firstReading };
        });
    },
  };
}

function isInside({ startMs, endMs }: Segment, redo: RetranscribedSpan): boolean {
  const middle = (startMs + endMs) / 2;
  return middle > redo.startMs && middle < redo.endMs;
}
