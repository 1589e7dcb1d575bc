import type { Database } from 'better-sqlite3';
import {
  mostCounted,
  type SearchCount,
  type SearchFacets,
  type SearchOrder,
  type SearchReply,
  type SearchSuggestions,
} from '#shared/search.ts';
import { prepareCountCommon } from './common-counts.ts';
import { commonBitOf } from './common-words.ts';
import { prepareFacetCounts } from './facet-counts.ts';
import type { SearchIndex } from './open-index.ts';
import { understand, type Query } from './query.ts';
import { createRunner, type SearchRun } from './search-run.ts';
import { createMemory } from './memory.ts';
import { prepareShowHits } from './show-hits.ts';
import { createSuggest } from './suggest.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
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
  /** Does beforehand what the first searches would wait for, some milliseconds a step but for the first. */
  warmUp(): Generator<void>;
}

/** Windows whose text is read just to count places; beyond it windows are counted by the index alone. */
const mostRead = { page: 40, count: 300 } as const;
/** Words asked for before anybody asks. */
const warmedWords = { common: 12, any: 60 } as const;

/** Search over everything in the library that is current and not in the bin; reads only. */
export function createSearch({ index }: { readonly index: SearchIndex }): Search {
  let parts = createParts(index);
  /** Once more over a mended index, where it was damaged. */
  const mending = <T>(work: (parts: Parts) => T): T => {
    try {
      return inOneReading(index.database, () => work(parts));
    } catch (thrown) {
      if (!index.repair(thrown)) throw thrown;
      parts = createParts(index);
      return inOneReading(index.database, () => work(parts));
    }
  };
  return {
    query: (request) => mending((now) => find(now, request)),
    count: (text) => mending((now) => count(now, text)),
    facets: (text) => mending((now) => now.facets(text)),
    suggest: (text) => mending((now) => now.suggest(text)),
    nearest: (word, limit) => mending((now) => now.nearest(word, limit)),
    *warmUp() {
      // The forms first: whoever asks meanwhile waits for them alone.
      const searches = mending((now) => now.searchesToWarm());
      yield;
      mending((now) => now.warmSpelling());
      for (const text of searches) {
        yield;
        mending((now) => find(now, { text, offset: 0, limit: 50 }));
      }
    },
  };
}

/** The hundred small readings of a page take and give back their locks once; and they all see the same library. */
function inOneReading<T>(database: Database, work: () => T): T {
  return database.inTransaction ? work() : database.transaction(work).deferred();
}

type Parts = ReturnType<typeof createParts>;

function createParts({ database }: SearchIndex) {
  const vocabulary = createVocabulary(database);
  const memory = createMemory(database);
  const start = createRunner(database, vocabulary, memory);
  const rows = prepareWindowRows(database);
  const suggest = createSuggest(vocabulary);
  const facetCounts = prepareFacetCounts(database, vocabulary, memory);
  const selectGeneration = database.prepare<[], { generation: number }>('SELECT generation FROM fulltext.meta');
  let generation: number | undefined;
  let last: { readonly key: string; readonly run: SearchRun } | null = null;
  const refresh = () => {
    memory.check();
    const now = selectGeneration.get()?.generation;
    if (now === generation) return;
    vocabulary.refresh();
    generation = now;
    last = null;
  };
  return {
    show: prepareShowHits(database, memory),
    rows,
    facets(text: string) {
      refresh();
      return facetCounts(understand(text).query);
    },
    countCommon: prepareCountCommon(database),
    suggest(text: string) {
      refresh();
      return suggest.suggest(text);
    },
    nearest(word: string, limit: number) {
      refresh();
      return suggest.nearest(word, limit);
    },
    searchesToWarm() {
      refresh();
      return searchesToWarm(vocabulary);
    },
    warmSpelling: () => suggest.warm(),
    /** The next page of the same query goes on where the last one ended, unless the text has changed since. */
    runOf(query: Query, order: SearchOrder): SearchRun {
      refresh();
      const key = JSON.stringify([order, query]);
      if (last?.key !== key) last = { key, run: start(query, order) };
      return last.run;
    },
  };
}

/** What compiles the code of a search and brings what it reads into memory. */
function searchesToWarm(vocabulary: Vocabulary): readonly string[] {
  const { common, any } = warmedWords;
  const some = Array.from({ length: any }, (_, at) => vocabulary.form(Math.floor((at * vocabulary.size) / any)));
  return [
    ...vocabulary.startingWith('', common).flatMap((form) => [`${form} `, form, `"${form} ${form}"`]),
    ...some.map((form) => `${form} `),
  ];
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
  const windows = commonCount(parts, query) ?? parts.rows.count(run.asked, Number.MAX_SAFE_INTEGER);
  if (windows > mostRead.count && !run.isComplete()) return { total: windows, isExact: false };
  run.advance(() => false);
  return { total: run.hits.length, isExact: true };
}

/** Windows of a query for nothing but very common words, which are counted already; else null. */
function commonCount(parts: Parts, { required, excluded, filters }: Query): number | null {
  if (excluded.length + filters.length > 0) return null;
  const bits = required.map((node) => (node.kind === 'word' && !node.isPrefix ? commonBitOf(node.stems) : null));
  return bits.every((bit) => bit !== null) ? parts.countCommon(bits) : null;
}
