import type { Database } from 'better-sqlite3';
import { placeOf, rowIdOf } from '#services/search/index/passage.ts';
import { prepareListedSpan } from '../listed/listed-ids.ts';
import type { Query } from '../query.ts';

/** What the index is asked: an expression of FTS5 (null for everything) among some row ids. */
export interface RowQuery {
  readonly expression: string | null;
  /** Half open. */
  readonly fromRowId: number;
  readonly toRowId: number;
}

/** The windows of the index that a query may be in, without reading any text. */
export interface WindowRows {
  /** The newest ones from a row id on, in order. */
  newest(asked: RowQuery, fromRowId: number, limit: number): readonly number[];
  /** The newest `limit`, the most relevant first. */
  ranked(asked: RowQuery, limit: number): readonly number[];
  /** Up to `limit`. */
  count(asked: RowQuery, limit: number): number;
  /** About how many there are, where so many were found before this row id: as if they were spread evenly. */
  estimate(asked: RowQuery, found: number, beforeRowId: number): number;
  /** The row ids of what was added between the dates of a query's filters. */
  range(query: Query): Pick<RowQuery, 'fromRowId' | 'toRowId'>;
}

const everything = Number.MAX_SAFE_INTEGER;

export function prepareWindowRows(database: Database): WindowRows {
  const from = 'FROM fulltext.passage WHERE';
  const within = 'rowid >= ? AND rowid < ?';
  const prepare = (sql: string) => database.prepare<unknown[], number>(sql).pluck();
  const matching = prepare(`SELECT rowid ${from} passage MATCH ? AND ${within} ORDER BY rowid LIMIT ?`);
  const all = prepare(`SELECT rowid ${from} ${within} ORDER BY rowid LIMIT ?`);
  const ranked = prepare(`SELECT rowid ${from} passage MATCH ? AND ${within} ORDER BY bm25(passage) LIMIT ?`);
  const countMatching = prepare(`SELECT count(*) FROM (SELECT 1 ${from} passage MATCH ? AND ${within} LIMIT ?)`);
  const countAll = prepare(`SELECT count(*) FROM (SELECT 1 ${from} ${within} LIMIT ?)`);
  const newest: WindowRows['newest'] = ({ expression, fromRowId, toRowId }, startRowId, limit) => {
    const from = Math.max(startRowId, fromRowId);
    return expression === null ? all.all(from, toRowId, limit) : matching.all(expression, from, toRowId, limit);
  };
  return {
    newest,
    estimate: prepareEstimate(database),
    ranked(asked, limit) {
      const rows = newest(asked, 0, limit);
      const last = rows.at(-1);
      if (asked.expression === null || last === undefined) return rows;
      return ranked.all(asked.expression, asked.fromRowId, last + 1, limit);
    },
    count: ({ expression, fromRowId, toRowId }, limit) =>
      (expression === null
        ? countAll.get(fromRowId, toRowId, limit)
        : countMatching.get(expression, fromRowId, toRowId, limit)) ?? 0,
    range: prepareRange(database),
  };
}

/** Row ids of recordings lie far apart, so that what is passed is counted in recordings and in windows of the last. */
function prepareEstimate(database: Database): WindowRows['estimate'] {
  const [oldest, newest] = ['min', 'max'].map((end) =>
    database.prepare<[], number | null>(`SELECT ${end}(recording_id) FROM fulltext.indexed`).pluck(),
  );
  const windowsOf = database
    .prepare<[number], number>('SELECT window_count FROM fulltext.indexed WHERE recording_id = ?')
    .pluck();
  return ({ fromRowId, toRowId }, found, beforeRowId) => {
    const first = Math.min(newest?.get() ?? 0, placeOf(fromRowId).recordingId);
    const last = Math.max(oldest?.get() ?? 0, placeOf(toRowId - 1).recordingId);
    const { recordingId, window } = placeOf(beforeRowId - 1);
    const passed = first - recordingId + Math.min(1, (window + 1) / (windowsOf.get(recordingId) ?? 1));
    return Math.max(found, Math.round((found * (first - last + 1)) / Math.max(passed, Number.EPSILON)));
  };
}

function prepareRange(database: Database): WindowRows['range'] {
  const prepare = (sql: string) => database.prepare<[number], number | null>(sql).pluck();
  const firstSince = prepare('SELECT min(id) FROM main.recording WHERE added_at_ms >= ?');
  const lastBefore = prepare('SELECT max(id) FROM main.recording WHERE added_at_ms < ?');
  const listedSpan = prepareListedSpan(database);
  return ({ filters }) => {
    let [fromRowId, toRowId] = [0, everything];
    for (const { sinceMs, untilMs, isExcluded, anyOf, listed } of filters) {
      if (isExcluded) continue;
      // What no word of the index says is at least between the first and the last of those recordings.
      if (anyOf.length === 0 && sinceMs === undefined && untilMs === undefined && listed !== null) {
        const { firstId, lastId } = listedSpan(listed);
        fromRowId = Math.max(fromRowId, lastId === null ? everything : rowIdOf({ recordingId: lastId, window: 0 }));
        toRowId = Math.min(toRowId, firstId === null ? 0 : rowIdOf({ recordingId: firstId - 1, window: 0 }));
      }
      if (sinceMs !== undefined) {
        const id = firstSince.get(sinceMs) ?? null;
        toRowId = Math.min(toRowId, id === null ? 0 : rowIdOf({ recordingId: id - 1, window: 0 }));
      }
      if (untilMs !== undefined) {
        const id = lastBefore.get(untilMs) ?? null;
        fromRowId = Math.max(fromRowId, id === null ? everything : rowIdOf({ recordingId: id, window: 0 }));
      }
    }
    return { fromRowId, toRowId };
  };
}
