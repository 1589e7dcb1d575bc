import type { SearchReply } from '#shared/search.ts';
import type { SearchIndex } from './open-index.ts';
import { parseQuery, type Query } from './query.ts';
import { createRunner, type SearchRun } from './search-run.ts';
import { prepareShowHit } from './show-hit.ts';

export interface SearchRequest {
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

export interface Search {
  /** Newest recording first, then by time. Never throws for what was typed. */
  query(request: SearchRequest): SearchReply;
}

/** Windows read to count the hits; beyond it the total is a lower bound. */
const mostCounted = 1001;
const nothing: SearchReply = { hits: [], total: 0, isTotalExact: true, nextOffset: null };

/** Search over everything in the library that is current and not in the bin; reads only. */
export function createSearch({ index }: { readonly index: SearchIndex }): Search {
  const { database } = index;
  const start = createRunner(database);
  const show = prepareShowHit(database);
  const selectGeneration = database.prepare<[], { generation: number }>('SELECT generation FROM fulltext.meta');
  let last: { readonly key: string; readonly run: SearchRun } | null = null;

  /** The next page of the same query goes on where the last one ended, unless the text has changed since. */
  const runOf = (query: Query): SearchRun => {
    const key = JSON.stringify([selectGeneration.get()?.generation, query]);
    if (last?.key !== key) last = { key, run: start(query) };
    return last.run;
  };
  const find = (query: Query, { offset, limit }: SearchRequest): SearchReply => {
    const run = runOf(query);
    run.advance(() => run.hits.length > offset + limit && run.windowCount() >= mostCounted);
    const hits = run.hits.slice(offset, offset + limit).map(show);
    return {
      hits: hits.filter((hit) => hit !== null),
      total: run.hits.length,
      isTotalExact: run.isComplete(),
      nextOffset: run.hits.length > offset + limit ? offset + limit : null,
    };
  };
  return {
    query(request) {
      const query = parseQuery(request.text);
      if (query === null) return nothing;
      try {
        return find(query, request);
      } catch (thrown) {
        last = null;
        if (!index.repair(thrown)) throw thrown;
        return find(query, request);
      }
    },
  };
}
