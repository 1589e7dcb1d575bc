import { z } from 'zod';
import type { SearchCount, SearchFacets, SearchReply, SearchSuggestions, SearchValue } from '../search.ts';
import { offeredFields } from '../text/query-values.ts';
import { none, page, searchText } from './fields.ts';
import { method } from './method.ts';

export const searchMethods = {
  /** What could not be understood of the query is searched as plain words. Newest recording first. */
  'search.query': method(
    z.strictObject({ text: searchText, order: z.enum(['newest', 'relevance']).optional(), ...page }),
  ).returns<SearchReply>(),
  /** The whole count of what `search.query` counted up to a limit. */
  'search.count': method(z.strictObject({ text: searchText })).returns<SearchCount>(),
  'search.facets': method(z.strictObject({ text: searchText })).returns<SearchFacets>(),
  'search.suggest': method(z.strictObject({ text: searchText })).returns<SearchSuggestions>(),
  /** What stands in the library for a filter, the likeliest first; all of `has:`, `sound:` and `class:`, whatever is typed. */
  'search.values': method(
    z.strictObject({ field: z.enum(offeredFields), text: searchText, limit: z.int().min(1).max(50) }),
  ).returns<readonly SearchValue[]>(),
  /** Throws the index away and rebuilds it in the background. */
  'search.rebuild': method(none).returns<null>(),
} as const;
