import type { Database } from 'better-sqlite3';
import { rowIdOf, windowsPerTranscript } from './passage.ts';
import type { Query } from './query.ts';

/** What the index is asked: an expression of FTS5 (null for everything) among some row ids. */
export interface Asked {
  readonly expression: string | null;
  /** Half open. */
  readonly fromRowId: number;
  readonly toRowId: number;
}

/** The windows of the index that a query may be in, without reading any text. */
export interface WindowRows {
  /** The newest ones below a row id, in order. */
  newest(asked: Asked, belowRowId: number, limit: number): readonly number[];
  /** The newest `limit`, the most relevant first. */
  ranked(asked: Asked, limit: number): readonly number[];
  /** Up to `limit`. */
  count(asked: Asked, limit: number): number;
  /** The row ids of what was added between the dates of a query's filters. */
  range(query: Query): Pick<Asked, 'fromRowId' | 'toRowId'>;
}

const everything = Number.MAX_SAFE_INTEGER;

export function prepareWindowRows(database: Database): WindowRows {
  const from = 'FROM fulltext.passage WHERE';
  const within = 'rowid >= ? AND rowid < ?';
  const prepare = (sql: string) => database.prepare<unknown[], number>(sql).pluck();
  const matching = prepare(`SELECT rowid ${from} passage MATCH ? AND ${within} ORDER BY rowid DESC LIMIT ?`);
  const all = prepare(`SELECT rowid ${from} ${within} ORDER BY rowid DESC LIMIT ?`);
  const ranked = prepare(`SELECT rowid ${from} passage MATCH ? AND ${within} ORDER BY bm25(passage) LIMIT ?`);
  const countMatching = prepare(`SELECT count(*) FROM (SELECT 1 ${from} passage MATCH ? AND ${within} LIMIT ?)`);
  const countAll = prepare(`SELECT count(*) FROM (SELECT 1 ${from} ${within} LIMIT ?)`);
  const firstSince = prepare('SELECT min(id) FROM main.recording WHERE added_at_ms >= ?');
  const lastBefore = prepare('SELECT max(id) FROM main.recording WHERE added_at_ms < ?');
  const newest: WindowRows['newest'] = ({ expression, fromRowId, toRowId }, below, limit) => {
    const to = Math.min(below, toRowId);
    return expression === null ? all.all(fromRowId, to, limit) : matching.all(expression, fromRowId, to, limit);
  };
  return {
    newest,
    ranked(asked, limit) {
      const rows = newest(asked, everything, limit);
      const last = rows.at(-1);
      if (asked.expression === null || last === undefined) return rows;
      return ranked.all(asked.expression, last, asked.toRowId, limit);
    },
    count: ({ expression, fromRowId, toRowId }, limit) =>
      (expression === null
        ? countAll.get(fromRowId, toRowId, limit)
        : countMatching.get(expression, fromRowId, toRowId, limit)) ?? 0,
    range({ filters }) {
      let [fromRowId, toRowId] = [0, everything];
      for (const { sinceMs, untilMs, isExcluded } of filters) {
        if (isExcluded) continue;
        if (sinceMs !== undefined) {
          const id = firstSince.get(sinceMs) ?? null;
          fromRowId = Math.max(fromRowId, id === null ? everything : id * windowsPerTranscript);
        }
        if (untilMs !== undefined) {
          const id = lastBefore.get(untilMs) ?? null;
          toRowId = Math.min(toRowId, id === null ? 0 : rowIdOf({ recordingId: id, window: 0 }) + 1);
        }
      }
      return { fromRowId, toRowId };
    },
  };
}
