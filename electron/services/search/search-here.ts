import type { SearchClient } from './search-client.ts';
import type { SearchIndex } from './open-index.ts';
import { createSearch } from './search.ts';

/** The search in the caller's own process, for a command that asks once. */
export function searchHere(index: SearchIndex): SearchClient {
  const search = createSearch({ index });
  return {
    query: async (request) => search.query(request),
    count: async (text) => search.count(text),
    facets: async (text) => search.facets(text),
    suggest: async (text) => search.suggest(text),
    close() {},
  };
}
