import { stat } from 'node:fs/promises';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { writesBeside } from '#shared/contract/write-target.ts';
import { AppFailure } from '#shared/failure.ts';
import { requireSource } from '#services/sources/sources.ts';
import type { Parts } from './parts.ts';

export function sourcesServices({
  library,
  events,
  sources,
}: Pick<Parts, 'library' | 'events' | 'sources'>): ServicesOf<'sources'> {
  const { sources: store, arrivals } = library.automation;
  const changed = <T>(value: T): T => {
    events.emit('sources.changed', {});
    sources.wake();
    return value;
  };
  return {
    'sources.list': async () => store.list(),
    'sources.add': async ({ folder, rules }) => {
      const full = requireSource(folder, library.dir, store.list());
      const found = await stat(full).catch(() => null);
      if (found?.isDirectory() !== true) throw new AppFailure('folder-missing', { path: full });
      return changed(store.add(full, rules));
    },
    'sources.change': async ({ sourceId, folder, ...changes }) => {
      const known = store.list().find(({ id }) => id === sourceId);
      const begins = known !== undefined && writesBeside(changes.rules) && !writesBeside(known.rules);
      if (begins && folder !== known.folder) throw new AppFailure('place-not-chosen', { path: known.folder });
      return changed(store.change(sourceId, changes));
    },
    'sources.remove': async ({ sourceId }) => {
      store.remove(sourceId);
      return changed(null);
    },
    'sources.check': async () => {
      await sources.scan();
      return null;
    },
    'sources.arrivals': async (page) => arrivals.list(page),
    'sources.retry': async ({ sourceId }) => changed(arrivals.retry(sourceId)),
  };
}
