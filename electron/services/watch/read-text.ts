import type { Database } from 'better-sqlite3';
import { createSegmentOrder, segmentsPerPassage } from '../library/segment-order.ts';
import { idsPerTranscript, transcriptOf } from '../library/segment-row.ts';
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

/** Nearly always as many as are needed around a stretch. */
const fewSegments = 2;

export function createTextReader(database: Database): TextReader {
  const select = prepareSelect(database);
  const order = createSegmentOrder(database);
  /** Nearest first. */
  const around = (nearest: (count: number) => readonly ReadSegment[], words: number): readonly ReadSegment[] => {
    const few = enough(nearest(fewSegments), words);
    return few.length < fewSegments || countWords(few) >= words ? few : enough(nearest(segmentsPerPassage), words);
  };
  return {
    stretches(segmentIds) {
      const segments = select.these(segmentIds).sort((a, b) => a.start_ms - b.start_ms || a.id - b.id);
      const stretches: ReadSegment[][] = [];
      for (let at = 0; at < segments.length;) {
        const [first, ...others] = segments.slice(at);
        if (first === undefined) break;
        const following = others.length === 0 ? [] : order.after(first, others.length);
        const parting = others.findIndex(({ id }, nth) => following[nth]?.id !== id);
        const end = parting < 0 ? segments.length : at + 1 + parting;
        stretches.push(segments.slice(at, end));
        at = end;
      }
      return stretches;
    },
    transcript: (transcriptId) => select.transcript(transcriptId),
    before: (segment, words) =>
      words <= 0 ? [] : around((count) => select.before(segment, count), words).toReversed(),
    after: (segment, words) => (words <= 0 ? [] : around((count) => select.after(segment, count), words)),
  };
}

const countWords = (segments: readonly ReadSegment[]) => segments.reduce((sum, { tokens }) => sum + tokens.length, 0);

/** The first ones, up to so many words. */
function enough(segments: readonly ReadSegment[], words: number): readonly ReadSegment[] {
  let left = words;
  const end = segments.findIndex(({ tokens }) => (left -= tokens.length) <= 0);
  return end < 0 ? segments : segments.slice(0, end + 1);
}

function prepareSelect(database: Database) {
  const columns = 'SELECT id, start_ms, text FROM main.segment WHERE';
  const read = ([id, start_ms, text]: Columns): ReadSegment => ({ id, start_ms, text, tokens: tokenize(text) });
  const prepare = (sql: string) => {
    const statement = database.prepare<number[], Columns>(`${columns} ${sql}`).raw() as unknown as {
      all(...values: number[]): Columns[];
    };
    return (...values: number[]) => statement.all(...values).map(read);
  };
  const range = prepare('id >= ? AND id <= ?');
  const one = prepare('id = ?');
  const transcript = prepare('id >= ? AND id < ? ORDER BY start_ms, id');
  const before = prepare('id >> 20 = ? AND (start_ms, id) < (?, ?) ORDER BY start_ms DESC, id DESC LIMIT ?');
  const after = prepare('id >> 20 = ? AND (start_ms, id) > (?, ?) ORDER BY start_ms, id LIMIT ?');
  return {
    /** In no order. */
    these(ids: readonly number[]): ReadSegment[] {
      const [first, last] = [Math.min(...ids), Math.max(...ids)];
      return last - first === ids.length - 1 ? range(first, last) : ids.flatMap((id) => one(id));
    },
    transcript: (id: number) => transcript(id * idsPerTranscript, (id + 1) * idsPerTranscript),
    before: ({ id, start_ms }: ReadSegment, count: number) => before(transcriptOf(id), start_ms, id, count),
    after: ({ id, start_ms }: ReadSegment, count: number) => after(transcriptOf(id), start_ms, id, count),
  };
}
