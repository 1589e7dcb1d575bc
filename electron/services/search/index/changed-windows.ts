import type { Database } from 'better-sqlite3';
import type { ChangedSegment } from '#services/store/changes.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';
import { createSegmentOrder, passageOf, type PassagePlace } from '#services/store/segments/segment-order.ts';
import { tailWords } from './passage.ts';

/** A window of speech is read with what stands before it at once. */
const maxReadOn = 16;

/**
 * The windows that have to be indexed again, by transcript. A change in a segment also changes the window before it,
 * which holds its first words: with 7 words, and one word a segment, it is among those of the 7 segments before it.
 */
export function prepareChangedWindows(database: Database) {
  const order = createSegmentOrder(database);
  return (changed: readonly ChangedSegment[]): ReadonlyMap<number, ReadonlySet<number>> => {
    const byTranscript = new Map<number, Set<number>>();
    for (const [transcriptId, segments] of Map.groupBy(changed, ({ id }) => transcriptOf(id))) {
      const windows = new Set(segments.map(({ passage }) => passage));
      // The last place first: what stands before it is mostly the others, and before them.
      const places = segments.toSorted((a, b) => b.startMs - a.startMs || b.id - a.id);
      let known: readonly PassagePlace[] = [];
      for (const [nth, { id, startMs }] of places.entries()) {
        const at = known.findIndex((one) => one.start_ms < startMs || (one.start_ms === startMs && one.id < id));
        let before = at < 0 ? [] : known.slice(at, at + tailWords);
        if (before.length < tailWords) {
          known = order.before({ id, start_ms: startMs }, tailWords + Math.min(maxReadOn, places.length - nth - 1));
          known = known.toReversed();
          before = known.slice(0, tailWords);
        }
        for (const one of before) windows.add(passageOf(one));
      }
      byTranscript.set(transcriptId, windows);
    }
    return byTranscript;
  };
}
