import type { Database } from 'better-sqlite3';
import { createSegmentOrder, segmentsPerPassage, type PassagePlace } from '../library/segment-order.ts';
import { idsPerTranscript } from '../library/segment-row.ts';
import { tokenize, type Token } from '../search/tokens.ts';

export interface ReadSegment {
  readonly id: number;
  readonly start_ms: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

export interface TextReader {
  /** Those of these segments that are there, in the order of time, neighbours together. */
  stretches(segmentIds: readonly number[]): readonly (readonly ReadSegment[])[];
  /** A whole transcript, in the order of time. */
  transcript(transcriptId: number): readonly ReadSegment[];
  /** Segments before one, in the order of time, with at least so many words if there are. */
  before(segment: ReadSegment, words: number): readonly ReadSegment[];
  after(segment: ReadSegment, words: number): readonly ReadSegment[];
}

type Columns = [id: number, startMs: number, text: string];

export function createTextReader(database: Database): TextReader {
  const columns = 'SELECT id, start_ms, text FROM main.segment WHERE';
  const prepare = (sql: string) =>
    database.prepare<number[], Columns>(sql).raw() as unknown as { all(...values: number[]): Columns[] };
  const selectOne = prepare(`${columns} id = ?`);
  const selectAll = prepare(`${columns} id >= ? AND id < ? ORDER BY start_ms, id`);
  const order = createSegmentOrder(database);
  const read = ([id, start_ms, text]: Columns): ReadSegment => ({ id, start_ms, text, tokens: tokenize(text) });
  const readPlaces = (places: readonly PassagePlace[], words: number): readonly ReadSegment[] => {
    const found: ReadSegment[] = [];
    let left = words;
    for (const { id } of places) {
      if (left <= 0) break;
      for (const row of selectOne.all(id)) found.push(read(row));
      left -= found.at(-1)?.tokens.length ?? 0;
    }
    return found;
  };
  return {
    stretches(segmentIds) {
      const segments = segmentIds.flatMap((id) => selectOne.all(id).map(read));
      segments.sort((a, b) => a.start_ms - b.start_ms || a.id - b.id);
      const stretches: ReadSegment[][] = [];
      for (const segment of segments) {
        const last = stretches.at(-1)?.at(-1);
        const isNext = last !== undefined && order.after(last, 1)[0]?.id === segment.id;
        if (isNext) stretches.at(-1)?.push(segment);
        else stretches.push([segment]);
      }
      return stretches;
    },
    transcript: (transcriptId) =>
      selectAll.all(transcriptId * idsPerTranscript, (transcriptId + 1) * idsPerTranscript).map(read),
    before: (segment, words) =>
      words <= 0 ? [] : readPlaces(order.before(segment, segmentsPerPassage).toReversed(), words).toReversed(),
    after: (segment, words) => (words <= 0 ? [] : readPlaces(order.after(segment, segmentsPerPassage), words)),
  };
}
