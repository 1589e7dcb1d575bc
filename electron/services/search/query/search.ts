import type { Database } from 'better-sqlite3';
import {
  maxCounted,
  type SearchCount,
  type SearchFacets,
  type SearchOrder,
  type SearchReply,
  type SearchSuggestions,
  type SearchValue,
} from '#shared/search.ts';
import { prepareReadCommonCounts } from '#services/search/index/common/common-counts.ts';
import { commonBitsOf, createCommonMasks } from './common-masks.ts';
import { prepareFacetCounts } from './facet-counts.ts';
import type { SearchIndex } from '#services/search/index/open-index.ts';
import { prepareFieldValues, type ValuesRequest } from './field-values.ts';
import { understand, type Query } from './query.ts';
import { createRunner, type SearchRun } from './search-run.ts';
import { createReadCache } from './read-cache.ts';
import { prepareShowHits } from './show-hits.ts';
import { createSuggest } from '#services/search/spelling/suggest.ts';
import { createVocabulary, type Vocabulary } from '#services/search/spelling/vocabulary.ts';
import { prepareWindowRows } from './rows/window-rows.ts';

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
  /** The same in steps of some milliseconds, between which other questions may be asked. */
  facetSteps(text: string): Generator<void, SearchFacets>;
  suggest(text: string): SearchSuggestions;
  /** What stands in the library for a filter that is being typed. */
  values(request: ValuesRequest): readonly SearchValue[];
  /** Words that were said and are spelled nearly so, the nearest first. */
  nearest(word: string, limit: number): readonly string[];
  /** Does beforehand what the first searches would wait for, some milliseconds a step but for the first. */
  warmUp(): Generator<void>;
}

/** Windows whose text is read just to count places; beyond it windows are counted by the index alone. */
const maxRead = { page: 40, count: 300 } as const;
/** Words asked for before anybody asks. */
const warmedWords = { common: 12, any: 60, lists: 24 } as const;

/**
 * Search over everything in the library that is current and not in the bin; reads only. `words`: a dictionary that several
 * indexes share, which its owner keeps true; without it the index has its own.
 */
export function createSearch({ index, words }: { readonly index: SearchIndex; readonly words?: Vocabulary }): Search {
  let parts = createParts(index, words);
  /** Once more over a mended index, where it was damaged. */
  const mending = <T>(work: (parts: Parts) => T): T => {
    try {
      return inOneReading(index.database, () => work(parts));
    } catch (thrown) {
      if (!index.repair(thrown)) throw thrown;
      parts = createParts(index, words);
      return inOneReading(index.database, () => work(parts));
    }
  };
  return {
    query: (request) => mending((now) => find(now, request)),
    count: (text) => mending((now) => count(now, text)),
    facets: (text) => mending((now) => atOnce(facets(now, text))),
    *facetSteps(text) {
      const steps = mending((now) => facets(now, text));
      for (;;) {
        const { done, value } = mending(() => steps.next());
        if (done === true) return value;
        yield;
      }
    },
    suggest: (text) => mending((now) => now.suggest(text)),
    values: (request) => mending((now) => now.values(request)),
    nearest: (word, limit) => mending((now) => now.nearest(word, limit)),
    *warmUp() {
      // The forms first: whoever asks meanwhile waits for them alone.
      const { searches, lists } = mending((now) => now.toWarm());
      yield;
      mending((now) => now.warmSpelling());
      for (const text of searches) {
        yield;
        mending((now) => find(now, { text, offset: 0, limit: 50 }));
      }
      yield;
      mending((now) => now.masks.refresh());
      for (const expression of lists) {
        yield;
        const asked = { expression, fromRowId: 0, toRowId: Number.MAX_SAFE_INTEGER };
        mending((now) => now.rows.count(asked, Number.MAX_SAFE_INTEGER));
      }
    },
  };
}

function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The hundred small readings of a page take and give back their locks once; and they all see the same library. */
function inOneReading<T>(database: Database, work: () => T): T {
  return database.inTransaction ? work() : database.transaction(work).deferred();
}

type Parts = ReturnType<typeof createParts>;

function createParts({ database }: SearchIndex, words?: Vocabulary) {
  const vocabulary = words ?? createVocabulary(database);
  const memory = createReadCache(database);
  const masks = createCommonMasks(database);
  const start = createRunner(database, { vocabulary, memory, masks });
  const rows = prepareWindowRows(database);
  const suggest = createSuggest(vocabulary);
  const facetCounts = prepareFacetCounts(database, vocabulary, memory);
  const selectGeneration = database.prepare<[], { generation: number }>('SELECT generation FROM fulltext.meta');
  let generation: number | undefined;
  let last: { readonly key: string; readonly edition: string; readonly run: SearchRun } | null = null;
  const refresh = () => {
    memory.check();
    const now = selectGeneration.get()?.generation;
    if (now === generation) return;
    if (words === undefined) vocabulary.refresh();
    generation = now;
    last = null;
  };
  /** The next page of the same query continues where the last one ended, unless the text has changed since. */
  const runOf = (query: Query, order: SearchOrder): SearchRun => {
    refresh();
    const key = JSON.stringify([order, query]);
    const edition = isListed(query) ? memory.edition() : '';
    if (last?.key !== key || last.edition !== edition) last = { key, edition, run: start(query, order) };
    return last.run;
  };
  return {
    show: prepareShowHits(database, memory),
    rows,
    facetsOf: facetCounts,
    masks,
    countEachCommon: prepareReadCommonCounts(database),
    values: prepareFieldValues(database),
    suggest(text: string) {
      refresh();
      return suggest.suggest(text, () => isAnyFound(text, runOf));
    },
    nearest(word: string, limit: number) {
      refresh();
      return suggest.nearest(word, limit);
    },
    toWarm() {
      refresh();
      return { searches: searchesToWarm(vocabulary), lists: listsToWarm(vocabulary) };
    },
    warmSpelling: () => suggest.warm(),
    runOf,
  };
}

/** What the list of recordings knows, and what people said of names, may change while the text stays as it is. */
const isListed = ({ filters }: Query) => filters.some(({ listed }) => listed !== null);

function isAnyFound(text: string, runOf: (query: Query, order: SearchOrder) => SearchRun): boolean {
  const { query } = understand(text);
  if (query === null) return false;
  const run = runOf(query, 'newest');
  run.advance(() => run.hits.length > 0);
  return run.hits.length > 0;
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

const nothing: SearchReply = {
  hits: [],
  total: 0,
  isTotalExact: true,
  isTotalEstimated: false,
  notes: [],
  nextOffset: null,
  isNewestOnly: false,
};

/** Where the commonest words are, the commonest last: what searches of several words walk through is in memory then. */
function listsToWarm(vocabulary: Vocabulary): readonly string[] {
  const forms = vocabulary.startingWith('', warmedWords.lists);
  return forms.toReversed().map((form) => `exact : "${form}"`);
}

function find(parts: Parts, { text, offset, limit, order = 'newest' }: SearchRequest): SearchReply {
  const { query, notes } = understand(text);
  if (query === null) return { ...nothing, notes };
  const run = parts.runOf(query, order);
  run.advance(() => run.hits.length > offset + limit);
  const isCounted = order === 'relevance' || isOneWord(query);
  let windows = 0;
  if (!run.isComplete()) {
    windows = isCounted ? parts.rows.count(run.asked, maxCounted + 1) : run.estimate();
    if (windows <= maxRead.page && order === 'newest') run.advance(() => false);
  }
  const isComplete = run.isComplete();
  return {
    hits: parts.show(run.hits.slice(offset, offset + limit)),
    total: isComplete ? run.hits.length : Math.max(windows, run.hits.length),
    isTotalExact: isComplete && !run.isNewestOnly(),
    isTotalEstimated: !isComplete && !isCounted,
    nextOffset: run.hits.length > offset + limit ? offset + limit : null,
    notes,
    isNewestOnly: run.isNewestOnly(),
  };
}

/** To count where one word is takes nothing; for several the index has to be walked through, which no page waits for. */
function isOneWord({ required, filters }: Query): boolean {
  const [only] = required;
  return required.length === 1 && filters.length === 0 && (only?.kind === 'word' || only?.kind === 'any');
}

function count(parts: Parts, text: string): SearchCount {
  const { query } = understand(text);
  if (query === null) return { total: 0, isExact: true };
  const run = parts.runOf(query, 'newest');
  // Mentions are few, and no word of the index says where they are.
  if (query.filters.some(({ mentioned, isExcluded }) => mentioned !== undefined && !isExcluded))
    run.advance(() => false);
  const windows = commonCount(parts, query) ?? parts.rows.count(run.asked, Number.MAX_SAFE_INTEGER);
  if (windows > maxRead.count && !run.isComplete()) return { total: windows, isExact: false };
  run.advance(() => false);
  return { total: run.hits.length, isExact: true };
}

function facets(parts: Parts, text: string): Generator<void, SearchFacets> {
  const { query } = understand(text);
  if (query === null) return parts.facetsOf(null, null);
  const run = parts.runOf(query, 'newest');
  if (!run.isComplete() && parts.rows.count(run.asked, maxRead.count + 1) <= maxRead.count) run.advance(() => false);
  return parts.facetsOf(query, run.isComplete() ? run.hits : null);
}

/** Windows of a query for nothing but very common words, which are counted already or found by their masks; else null. */
function commonCount(parts: Parts, query: Query): number | null {
  const bits = query.excluded.length > 0 ? null : commonBitsOf(query);
  if (bits === null) return null;
  const [only] = bits;
  if (only !== undefined && bits.length === 1) return parts.countEachCommon()[only] ?? 0;
  parts.masks.refresh();
  return parts.masks.count(bits);
}
