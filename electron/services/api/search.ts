import type { ServicesOf } from '#shared/contract/contract.ts';
import type { Parts } from './parts.ts';

export function searchServices({ search, library }: Pick<Parts, 'search' | 'library'>): ServicesOf<'search'> {
  const { index } = library;
  return {
    'search.query': async (request) => ({ ...(await search.query(request)), indexing: index.catchUp.progress() }),
    'search.count': ({ text }) => search.count(text),
    'search.facets': ({ text }) => search.facets(text),
    'search.suggest': ({ text }) => search.suggest(text),
    'search.values': (request) => search.values(request),
    'search.rebuild': async () => {
      index.catchUp.startOver();
      return null;
    },
  };
}
