import {
  mostCounted,
  type SearchCount,
  type SearchFacets,
  type SearchOrder,
  type SearchReply,
  type SearchSuggestions,
} from '#shared/search.ts';
import { prepareReadCommonCounts } from './common-counts.ts';
import { commonBitOf } from './common-words.ts';
import { prepareFacetCounts } from './facet-counts.ts';
import type { SearchIndex } from './open-index.ts';
import { understand, type Query } from './query.ts';
import { createRunner, type SearchRun } from './search-run.ts';
import { prepareShowHits } from './show-hits.ts';
import { createSuggest } from './suggest.ts';
import { createVocabulary } from './vocabulary.ts';
import { prepareWindowRows } from './window-rows.ts';

export interface SearchRequest {
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
  readonly order?: SearchOrder | undefined;
}

/** Nothing here throws for what was typed. */
export interface Search {
  /** Newest recording first, then by time; or the most relevant first. */
  query(request: SearchRequest): SearchReply;
  /** The whole count, which may take longer than a page. */
  count(text: string): SearchCount;
  facets(text: string): SearchFacets;
  suggest(text: string): SearchSuggestions;
  /** Words that were said and are spelled nearly so, the nearest first. */
  nearest(word: string, limit: number): readonly string[];
  /** Does beforehand what the first search would wait for. */
  warm(): void;
}

/** Windows whose text is read just to count places; beyond it windows are counted by the index alone. */
const mostRead = { page: 40, count: 300 } as const;

/** Search over everything in the library that is current and not in the bin; reads only. */
export function createSearch({ index }: { readonly index: SearchIndex }): Search {
  let parts = createParts(index);
  /** Once more over a mended index, where it was damaged. */
  const mending = <T>(work: (parts: Parts) => T): T => {
    try {
      return work(parts);
    } catch (thrown) {
      if (!index.repair(thrown)) throw thrown;
      parts = createParts(index);
      return work(parts);
    }
  };
  return {
    query: (request) => mending((now) => find(now, request)),
    count: (text) => mending((now) => count(now, text)),
    facets: (text) => mending((now) => now.facetCounts(understand(text).query)),
    suggest: (text) => mending((now) => now.suggest(text)),
    nearest: (word, limit) => mending((now) => now.nearest(word, limit)),
    warm: () => mending((now) => now.warm()),
  };
}

type Parts = ReturnType<typeof createParts>;

function createParts({ database }: SearchIndex) {
  const vocabulary = createVocabulary(database);
  const start = createRunner(database, vocabulary);
  const rows = prepareWindowRows(database);
  const suggest = createSuggest(vocabulary);
  const commonCounts = prepareReadCommonCounts(database);
  const selectGeneration = database.prepare<[], { generation: number }>('SELECT generation FROM fulltext.meta');
  let generation: number | undefined;
  let last: { readonly key: string; readonly run: SearchRun } | null = null;
  const refresh = () => {
    const now = selectGeneration.get()?.generation;
    if (now === generation) return;
    vocabulary.refresh();
    generation = now;
    last = null;
  };
  return {
    show: prepareShowHits(database),
    rows,
    facetCounts: prepareFacetCounts(database, vocabulary),
    /** Windows of a query for one very common word, which are counted already; else null. */
    commonCount({ required: [node, ...others], excluded, filters }: Query): number | null {
      if (node?.kind !== 'word' || node.isPrefix || others.length + excluded.length + filters.length > 0) return null;
      const bit = commonBitOf(node.stems);
      return bit === null ? null : (commonCounts()[bit] ?? null);
    },
    suggest(text: string) {
      refresh();
      return suggest.suggest(text);
    },
    nearest(word: string, limit: number) {
      refresh();
      return suggest.nearest(word, limit);
    },
    warm() {
      refresh();
      suggest.warm();
    },
    /** The next page of the same query goes on where the last one ended, unless the text has changed since. */
    runOf(query: Query, order: SearchOrder): SearchRun {
      refresh();
      const key = JSON.stringify([order, query]);
      if (last?.key !== key) last = { key, run: start(query, order) };
      return last.run;
    },
  };
}

function find(parts: Parts, { text, offset, limit, order = 'newest' }: SearchRequest): SearchReply {
  const { query, notes } = understand(text);
  if (query === null) return { hits: [], total: 0, isTotalExact: true, nextOffset: null, notes, isNewestOnly: false };
  const run = parts.runOf(query, order);
  run.advance(() => run.hits.length > offset + limit);
  const windows = run.isComplete() ? 0 : parts.rows.count(run.asked, mostCounted + 1);
  if (windows <= mostRead.page && order === 'newest') run.advance(() => false);
  const shown = parts.show(run.hits.slice(offset, offset + limit));
  return {
    hits: shown,
    total: run.isComplete() ? run.hits.length : Math.max(windows, run.hits.length),
    isTotalExact: run.isComplete() && !run.isNewestOnly(),
    nextOffset: run.hits.length > offset + limit ? offset + limit : null,
    notes,
    isNewestOnly: run.isNewestOnly(),
  };
}

function count(parts: Parts, text: string): SearchCount {
  const { query } = understand(text);
  if (query === null) return { total: 0, isExact: true };
  const run = parts.runOf(query, 'newest');
  const windows = parts.commonCount(query) ?? parts.rows.count(run.asked, Number.MAX_SAFE_INTEGER);
  if (windows > mostRead.count && !run.isComplete()) return { total: windows, isExact: false };
  run.advance(() => false);
  return { total: run.hits.length, isExact: true };
}
