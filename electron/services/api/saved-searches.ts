import type { ServicesOf } from '#shared/contract/contract.ts';
import type { SearchHits } from '#services/watch/saved-searches.ts';
import type { Parts } from './parts.ts';

export function savedSearchesServices({
  library,
  search,
  events,
}: Pick<Parts, 'library' | 'search' | 'events'>): ServicesOf<'savedSearches'> {
  const { savedSearches } = library.watch;
  const emit = () => events.emit('searches.changed', {});
  const hits: SearchHits = (text, page) => search.query({ text, ...page });
  return {
    'savedSearches.list': () => savedSearches.list(hits),
    'savedSearches.save': async (given) => {
      const id = savedSearches.save(given);
      emit();
      return { id };
    },
    'savedSearches.remove': async ({ id }) => {
      savedSearches.remove(id);
      emit();
      return null;
    },
    'savedSearches.markSeen': async ({ id }) => {
      savedSearches.markSeen(id);
      emit();
      return null;
    },
  };
}
