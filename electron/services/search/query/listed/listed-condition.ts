import type { Database } from 'better-sqlite3';
import type { ListedCondition } from '../filters.ts';
import { prepareNamedMentions } from './named-mentions.ts';
import { listedExpression } from './listed-expression.ts';
import { understand, type Query, type SimpleNode } from '../query.ts';

/** A query as the list of recordings is asked: words by `listing_words`, all else by columns of `listing`. */
export interface ListedQuery {
  /** An expression of FTS5; null where no words are looked for. */
  readonly words: string | null;
  /** SQL over the columns of `listing`, `1` where nothing limits it. */
  readonly where: string;
  readonly params: readonly (string | number)[];
}

/** Smart collections may name each other. */
const maxDepth = 5;

/** Where words are looked for: in all that is written about a recording, or in what it is called. */
export type ListedPlace = 'any' | 'name';

type Named = (text: string) => readonly string[];
type Collections = (name: string) => readonly { readonly id: number; readonly filter: string | null }[];

/** Translates queries for the list of recordings; collections are read from the library. */
export function prepareListedQuery(database: Database): (query: Query | null, place?: ListedPlace) => ListedQuery {
  const select = database.prepare<[string, string, string, string], { id: number; filter: string | null }>(
    `SELECT id, filter FROM main.collection WHERE removed_at_ms IS NULL
       AND (name IN (?, ?) OR name = ? COLLATE NOCASE OR '#' || id = ?)`,
  );
  const collections: Collections = (name) => select.all(name, capitalised(name), name, name);
  const named = prepareNamedMentions(database);
  return (query, place = 'any') => translate(query, { place, collections, named, depth: 0 });
}

interface Translation {
  readonly place: ListedPlace;
  readonly collections: Collections;
  readonly named: Named;
  /** Smart collections within smart ones. */
  readonly depth: number;
}

function translate(query: Query | null, how: Translation): ListedQuery {
  if (query === null) return { words: null, where: '1', params: [] };
  const words: string[] = [];
  const wheres: string[] = [];
  const params: (string | number)[] = [];
  const add = (one: ListedQuery, isExcluded: boolean) => {
    if (one.words !== null && !isExcluded && one.where === '1') {
      words.push(`(${one.words})`);
      return;
    }
    const found = inWords(one);
    wheres.push(isExcluded ? `NOT coalesce(${found.where}, 0)` : found.where);
    params.push(...found.params);
  };
  for (const node of query.required) {
    const nodes: readonly SimpleNode[] = node.kind === 'any' ? node.nodes : [node];
    const all = nodes.map(listedExpression).filter((one) => one !== null);
    if (all.length === 0) wheres.push('0');
    else words.push(`${columns[how.place]} : (${all.join(' OR ')})`);
  }
  for (const node of query.excluded) {
    const expression = listedExpression(node);
    if (expression !== null) add(ofWords(`${columns[how.place]} : (${expression})`), true);
  }
  for (const { listed, isExcluded } of query.filters) {
    if (listed !== null) add(ofCondition(listed, how), isExcluded);
  }
  return {
    words: words.length === 0 ? null : words.join(' AND '),
    where: wheres.length === 0 ? '1' : wheres.map((where) => `(${where})`).join(' AND '),
    params,
  };
}

function ofCondition(condition: ListedCondition, how: Translation): ListedQuery {
  if ('words' in condition) return ofWords(condition.words);
  if ('sql' in condition) return { words: null, where: condition.sql, params: condition.params };
  if ('entity' in condition) return ofNames(how.named(condition.entity));
  const parts = how.collections(condition.collection).map(({ id, filter }): ListedQuery => {
    if (filter === null) return { words: null, where: memberSql, params: [id] };
    if (how.depth >= maxDepth) return nothing;
    return inWords(translate(understand(filter).query, { ...how, place: 'any', depth: how.depth + 1 }));
  });
  if (parts.length === 0) return nothing;
  const where = parts.map((part) => `(${part.where})`).join(' OR ');
  return { words: null, where: `(${where})`, params: parts.flatMap((part) => part.params) };
}

/** Recordings that mention one of the names, as their current analyses found. */
function ofNames(names: readonly string[]): ListedQuery {
  if (names.length === 0) return nothing;
  const where = `recording_id IN (SELECT run.recording_id FROM main.annotation JOIN main.analysis_run AS run ON run.id = run_id
    WHERE is_current = 1 AND kind IN ('entity', 'personal-data') AND annotation.name IN (${names.map(() => '?').join(', ')}))`;
  return { words: null, where, params: names };
}

/** SQLite knows the capitals of English letters only. */
function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

const columns: Readonly<Record<ListedPlace, string>> = { any: '{name more notes}', name: 'name' };
const nothing: ListedQuery = { words: null, where: '0', params: [] };

/** Members of a collection and of those within it. */
const memberSql = `recording_id IN (
  WITH RECURSIVE within (id) AS (VALUES (?) UNION SELECT collection.id FROM main.collection JOIN within ON parent_id = within.id
    WHERE removed_at_ms IS NULL AND filter IS NULL)
  SELECT recording_id FROM main.collection_member JOIN within ON collection_id = within.id)`;

function ofWords(words: string): ListedQuery {
  return { words, where: '1', params: [] };
}

/** The same without words to match by: they are looked up for each row. */
function inWords({ words, where, params }: ListedQuery): ListedQuery {
  if (words === null) return { words: null, where, params };
  const found = 'recording_id IN (SELECT rowid FROM main.listing_words WHERE listing_words MATCH ?)';
  return { words: null, where: `${found} AND (${where})`, params: [words, ...params] };
}
