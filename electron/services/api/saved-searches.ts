import type { ServicesOf } from '#shared/contract/contract.ts';
import type { SearchHits } from '#services/watch/saved-searches.ts';
import type { Parts } from './parts.ts';

export function savedSearchesServices({
  library,
  search,
}: Pick<Parts, 'library' | 'search'>): ServicesOf<'savedSearches'> {
  const { savedSearches } = library.watch;
  const hits: SearchHits = (text, page) => search.query({ text, ...page });
  return {
    'savedSearches.list': () => savedSearches.list(hits),
    'savedSearches.save': async (given) => ({ id: savedSearches.save(given) }),
    'savedSearches.remove': async ({ id }) => {
      savedSearches.remove(id);
      return null;
    },
    'savedSearches.markSeen': async ({ id }) => {
      savedSearches.markSeen(id);
      return null;
    },
  };
}
