import type { SearchClient } from './search-client.ts';
import type { SearchIndex } from '#services/search/index/open-index.ts';
import { createSearch } from '#services/search/query/search.ts';

/** The search in the caller's own process, for a command that asks once. */
export function searchHere(index: SearchIndex): SearchClient {
  let search = createSearch({ index });
  return {
    query: async (request) => search.query(request),
    count: async (text) => search.count(text),
    facets: async (text) => search.facets(text),
    suggest: async (text) => search.suggest(text),
    values: async (request) => search.values(request),
    renew() {
      search = createSearch({ index });
    },
    close() {},
  };
}
