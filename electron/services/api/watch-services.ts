import type { Services } from '#shared/contract/contract.ts';
import type { WatchTerm } from '#shared/watch.ts';
import type { EventBus } from '#shared/event-bus.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { renderFindings } from '#services/watch/findings-export.ts';
import type { SearchHits } from '#services/watch/saved-searches.ts';
import { formatWatchCsv, parseWatchCsv } from '#services/watch/watch-csv.ts';

type WatchMethod = Extract<keyof Services, `watchLists.${string}` | `findings.${string}` | `savedSearches.${string}`>;

export interface WatchServiceParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly search: SearchHits;
}

export function watchServices(parts: WatchServiceParts): Pick<Services, WatchMethod> {
  const { watch } = parts.library;
  watch.onChanged(() => {
    parts.events.emit('watch.changed', { counts: watch.findings.counts(), progress: watch.backRun.progress() });
  });
  return { ...listServices(parts), ...findingServices(parts), ...savedSearchServices(parts) };
}

function listServices(parts: WatchServiceParts): Pick<Services, Extract<WatchMethod, `watchLists.${string}`>> {
  const { lists, backRun } = parts.library.watch;
  return {
    'watchLists.list': async () => ({ lists: lists.list(), progress: backRun.progress() }),
    'watchLists.get': async ({ listId }) => lists.get(listId),
    'watchLists.save': async (list) => {
      const { list: kept } = lists.save(list);
      runBack(parts, false);
      return kept;
    },
    'watchLists.remove': async ({ listId }) => {
      lists.remove(listId);
      return null;
    },
    'watchLists.import': async ({ listId, name, csv }) => {
      const added = parseWatchCsv(csv);
      const known: readonly WatchTerm[] = listId === null ? [] : lists.get(listId).terms;
      const imported = lists.save({ listId, name, terms: [...known, ...added] });
      runBack(parts, false);
      return imported;
    },
    'watchLists.export': async ({ listId, path: target, overwrite }) => {
      const list = lists.get(listId);
      const text = { text: formatWatchCsv(list.terms), suggestedName: suggestedName(`${list.name}.csv`, 'csv') };
      return await saveText(text, target, overwrite);
    },
    'watchLists.run': async ({ all }) => {
      runBack(parts, all);
      return null;
    },
    'watchLists.cancelRun': async () => {
      backRun.cancel();
      return null;
    },
  };
}

function findingServices({ library }: WatchServiceParts): Pick<Services, Extract<WatchMethod, `findings.${string}`>> {
  const { findings } = library.watch;
  return {
    'findings.list': async (request) => findings.list(request),
    'findings.counts': async () => findings.counts(),
    'findings.decide': async ({ findingIds, ...decision }) => findings.decide(findingIds, decision),
    'findings.undo': async () => findings.undo(),
    'findings.export': async ({ filter, format, path: target, overwrite }) => {
      const text = renderFindings(findings.iterate(filter), format);
      return await saveText({ text, suggestedName: `findings.${format}` }, target, overwrite);
    },
  };
}

function savedSearchServices({
  library,
  search,
}: WatchServiceParts): Pick<Services, Extract<WatchMethod, `savedSearches.${string}`>> {
  const { savedSearches } = library.watch;
  return {
    'savedSearches.list': () => savedSearches.list(search),
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

/** What was not run over the library before the app ended goes on now. */
export function resumeWatch(parts: Pick<WatchServiceParts, 'library' | 'log'>): void {
  if (parts.library.watch.lists.list().some((list) => !list.isUpToDate)) runBack(parts, false);
}

/** In the background; a run that another one took the place of, or that was cancelled, is no failure. */
function runBack({ library, log }: Pick<WatchServiceParts, 'library' | 'log'>, all: boolean): void {
  library.watch.backRun.run({ all }).catch((thrown: unknown) => {
    if (!isAbort(thrown)) log.error('the watch lists could not be run over the library', thrown);
  });
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
