import type { QueryClient } from '@tanstack/react-query';
import { pageQuery } from '#renderer/data/use-pages.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { useRoute } from '#renderer/state/route.ts';
import { recordingsSource } from './recordings-source.ts';

/** Asks for the first rows of the library before the page is made, where it begins with them. */
export function prefetchLibrary(client: QueryClient): void {
  const { route } = useRoute.getState();
  const { filter, sort } = useLibraryView.getState();
  if (route.view === 'library' && route.part === undefined) {
    void client.prefetchQuery(pageQuery(recordingsSource(false, filter, sort), 0));
  }
}
