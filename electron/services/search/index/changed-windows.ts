import type { Database } from 'better-sqlite3';
import type { ChangedSegment } from '#services/store/changes.ts';
import { idsPerTranscript, transcriptOf } from '#services/store/segments/segment-ids.ts';
import { createSegmentOrder, passageOf, type SegmentPlace } from '#services/store/segments/segment-order.ts';
import { tailWords } from './passage.ts';

/**
 * The windows that have to be indexed anew, by transcript. A change in a segment also changes the window before it,
 * which holds its first words: with 7 words, and one word a segment, it is among those of the 7 segments before it.
 */
export function prepareChangedWindows(database: Database) {
  const order = createSegmentOrder(database);
  return (changed: readonly ChangedSegment[]): ReadonlyMap<number, ReadonlySet<number>> => {
    const byTranscript = new Map<number, Set<number>>();
    for (const [transcriptId, segments] of Map.groupBy(changed, ({ id }) => transcriptOf(id))) {
      const windows = new Set(segments.map(({ passage }) => passage));
      const places = segments
        .map(({ id, startMs }): SegmentPlace => ({ id, start_ms: startMs }))
        .toSorted((a, b) => a.start_ms - b.start_ms || a.id - b.id);
      let last: SegmentPlace = { id: transcriptId * idsPerTranscript, start_ms: -1 };
      for (const place of places) {
        // What stands before the last one, too, was found with it.
        for (const near of order.between(last, place, tailWords)) windows.add(passageOf(near));
        last = place;
      }
      byTranscript.set(transcriptId, windows);
    }
    return byTranscript;
  };
}
