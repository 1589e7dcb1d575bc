import { sharedMs } from '#shared/analyses/spans.ts';
import type { Segment } from '#shared/segment.ts';
import type { TranscriptDocument } from '../transcript-document.ts';

/** Who else speaks where two do: the one of both that the text does not name there, with the time of it. */
export function unnamedOverlaps({ segments, overlaps = [] }: Pick<TranscriptDocument, 'segments' | 'overlaps'>) {
  let first = 0;
  return overlaps.flatMap((overlap) => {
    const { startMs, endMs, speaker, over } = overlap;
    while ((segments[first]?.endMs ?? Infinity) <= startMs) first += 1;
    const near: Segment[] = [];
    for (let at = first; at < segments.length; at += 1) {
      const segment = segments[at];
      if (segment === undefined || segment.startMs >= endMs) break;
      if (sharedMs(segment, overlap) > 0) near.push(segment);
    }
    const named = new Set(near.map((segment) => segment.speaker));
    return [over, speaker]
      .filter((name) => !named.has(name))
      .slice(0, 1)
      .map((name) => ({ startMs, endMs, speaker: name }));
  });
}
