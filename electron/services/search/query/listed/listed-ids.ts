import type { Database } from 'better-sqlite3';
import type { ListedCondition } from '../filters.ts';
import type { ReadCache } from '../read-cache.ts';
import { prepareListedQuery, type ListedQuery } from './listed-condition.ts';

/** The recordings in the library, not in the bin, that a condition holds for; asked once as long as nothing is written. */
export function prepareListedIds(
  database: Database,
  memory: ReadCache,
): (condition: ListedCondition) => ReadonlySet<number> {
  const conditions: ListedCondition[] = [];
  const numbers = new Map<string, number>();
  const listed = prepareListedQuery(database);
  const idsOf = memory.of((number): ReadonlySet<number> => {
    const condition = conditions[number];
    if (condition === undefined) return new Set();
    const { sql, params } = select('recording_id', listed(onlyBy(condition)));
    return new Set(
      database
        .prepare<unknown[], number>(sql)
        .pluck()
        .all(...params),
    );
  });
  return (condition) => {
    const key = JSON.stringify(condition);
    const number = numbers.get(key) ?? conditions.push(condition) - 1;
    numbers.set(key, number);
    return idsOf(number);
  };
}

/** The oldest and the newest of them; null where there are none. */
export function prepareListedSpan(database: Database) {
  const listed = prepareListedQuery(database);
  return (condition: ListedCondition): { readonly firstId: number | null; readonly lastId: number | null } => {
    const { sql, params } = select(
      'min(recording_id) AS firstId, max(recording_id) AS lastId',
      listed(onlyBy(condition)),
    );
    const row = database.prepare<unknown[], { firstId: number | null; lastId: number | null }>(sql).get(...params);
    return row ?? { firstId: null, lastId: null };
  };
}

function onlyBy(condition: ListedCondition) {
  const filter = { field: 'name', isExcluded: false, anyOf: [], isOfRecording: true, allows: () => true } as const;
  return { required: [], excluded: [], filters: [{ ...filter, listed: condition }] };
}

function select(columns: string, { words, where, params }: ListedQuery) {
  const live = 'removed_at_ms IS NULL';
  if (words === null) return { sql: `SELECT ${columns} FROM main.listing WHERE ${live} AND ${where}`, params };
  return {
    sql: `SELECT ${columns} FROM main.listing_words CROSS JOIN main.listing ON listing.recording_id = listing_words.rowid
      WHERE listing_words MATCH ? AND ${live} AND ${where}`,
    params: [words, ...params],
  };
}
