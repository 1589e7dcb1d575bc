import type { Database } from 'better-sqlite3';
import { segmentsPerWindow } from '../search/passage.ts';
import { tokenize, type Token } from '../search/tokens.ts';

/** As in the library: segment id = transcript id * 2^20 + position. */
export const segmentsPerTranscript = 2 ** 20;

export interface ReadSegment {
  readonly id: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

export interface TextReader {
  /** Both ends included; never beyond the transcript. */
  between(firstId: number, lastId: number): readonly ReadSegment[];
  /** Segments before `id`, in the order of time, with at least so many words if there are. */
  before(id: number, words: number): readonly ReadSegment[];
  after(id: number, words: number): readonly ReadSegment[];
}

export function createTextReader(database: Database): TextReader {
  const prepare = (order: 'ASC' | 'DESC') =>
    database
      .prepare<[number, number], [number, string]>(
        `SELECT id, text FROM main.segment WHERE id >= ? AND id <= ? ORDER BY id ${order} LIMIT ${segmentsPerTranscript}`,
      )
      .raw() as unknown as { all(from: number, to: number): [number, string][] };
  const select = prepare('ASC');
  const read = (firstId: number, lastId: number): ReadSegment[] =>
    select.all(firstId, lastId).map(([id, text]) => ({ id, text, tokens: tokenize(text) }));
  const startOf = (id: number) => Math.floor(id / segmentsPerTranscript) * segmentsPerTranscript;
  return {
    between: read,
    before(id, words) {
      const found: ReadSegment[] = [];
      const least = Math.max(startOf(id), id - segmentsPerWindow);
      for (let at = id - 1, left = words; at >= least && left > 0; at -= 1) {
        const [segment] = read(at, at);
        if (segment === undefined) continue;
        found.unshift(segment);
        left -= segment.tokens.length;
      }
      return found;
    },
    after(id, words) {
      const found: ReadSegment[] = [];
      const most = Math.min(startOf(id) + segmentsPerTranscript - 1, id + segmentsPerWindow);
      for (let at = id + 1, left = words; at <= most && left > 0; at += 1) {
        const [segment] = read(at, at);
        if (segment === undefined) break;
        found.push(segment);
        left -= segment.tokens.length;
      }
      return found;
    },
  };
}
