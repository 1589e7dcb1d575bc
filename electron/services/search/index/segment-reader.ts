import type { Database } from 'better-sqlite3';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { idsPerTranscript, transcriptOf, transcriptSql } from '#services/store/segments/segment-ids.ts';
import { segmentsPerPassage } from '#services/store/segments/segment-order.ts';

export interface SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly speakerId: number | null;
  /** In thousandths. */
  readonly confidence: number | null;
  readonly startMs: number;
  readonly endMs: number;
}

type Columns = [
  id: number,
  text: string,
  speakerId: number | null,
  confidence: number | null,
  startMs: number,
  endMs: number,
];

/** Its words are split when they are asked for: a filter, and what only stands around a finding, do without. */
class ReadSegment implements SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly speakerId: number | null;
  readonly confidence: number | null;
  readonly startMs: number;
  readonly endMs: number;
  #tokens: readonly Token[] | null = null;

  constructor([segmentId, text, speakerId, confidence, startMs, endMs]: Columns) {
    this.segmentId = segmentId;
    this.text = text;
    this.speakerId = speakerId;
    this.confidence = confidence;
    this.startMs = startMs;
    this.endMs = endMs;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }
}

/** Where a segment stands in the order of time. */
type Place = Pick<SegmentTokens, 'segmentId' | 'startMs'>;

/** The one reader of segments for whoever reads their words: the search, its index and the watch lists. */
export type SegmentReader = ReturnType<typeof createSegmentReader>;

export function createSegmentReader(database: Database) {
  const prepare = (where: string) => {
    const sql = `SELECT id, text, speaker_id, confidence, start_ms, end_ms FROM main.segment WHERE ${where}`;
    const statement = database.prepare<number[], Columns>(sql).raw() as unknown as {
      all(...values: number[]): Columns[];
    };
    return (...values: number[]): SegmentTokens[] => statement.all(...values).map((row) => new ReadSegment(row));
  };
  const one = prepare('id = ?');
  const range = prepare('id >= ? AND id < ? ORDER BY id');
  const own = prepare('id >= ? AND id < ? AND passage IS NULL');
  const moved = prepare(`${transcriptSql()} = ? AND passage = ?`);
  const transcript = prepare('id >= ? AND id < ? ORDER BY start_ms, id');
  const from = prepare(
    `${transcriptSql()} = ? AND (start_ms, id) >= (SELECT start_ms, id FROM main.segment WHERE id = ?)
     ORDER BY start_ms, id LIMIT ?`,
  );
  const before = prepare(`${transcriptSql()} = ? AND (start_ms, id) < (?, ?) ORDER BY start_ms DESC, id DESC LIMIT ?`);
  const after = prepare(`${transcriptSql()} = ? AND (start_ms, id) > (?, ?) ORDER BY start_ms, id LIMIT ?`);
  return {
    /** Those that are there, in the order of time. */
    some: (ids: readonly number[]) => ids.flatMap((id) => one(id)).sort(inTime),
    /** By id; half open. */
    range: (firstId: number, endId: number) => range(firstId, endId),
    transcript: (id: number) => transcript(id * idsPerTranscript, (id + 1) * idsPerTranscript),
    /** The segments of a window of the index, wherever they are, in the order of time. */
    window(transcriptId: number, window: number) {
      const first = transcriptId * idsPerTranscript + window * segmentsPerPassage;
      return [...own(first, first + segmentsPerPassage), ...moved(transcriptId, window)].sort(inTime);
    },
    /** In the order of time, from a segment on; nothing where it is gone. */
    from: (id: number, count: number) => from(transcriptOf(id), id, count),
    /** The nearest first, as with `after`. */
    before: ({ segmentId, startMs }: Place, count: number) =>
      before(transcriptOf(segmentId), startMs, segmentId, count),
    after: ({ segmentId, startMs }: Place, count: number) => after(transcriptOf(segmentId), startMs, segmentId, count),
  };
}

function inTime(a: Place, b: Place): number {
  return a.startMs - b.startMs || a.segmentId - b.segmentId;
}
