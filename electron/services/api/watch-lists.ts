import type { ServicesOf } from '#shared/contract/contract.ts';
import type { WatchTerm } from '#shared/watch.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { formatWatchCsv, parseWatchCsv } from '#services/watch/watch-csv.ts';
import type { Parts } from './parts.ts';
import { resumeRules } from './rules.ts';

export function watchListsServices(parts: Pick<Parts, 'library' | 'log'>): ServicesOf<'watchLists'> {
  const { lists, backfill } = parts.library.watch;
  return {
    'watchLists.list': async () => ({ lists: lists.list(), progress: backfill.progress() }),
    'watchLists.get': async ({ listId }) => lists.get(listId),
    'watchLists.save': async (list) => {
      const { list: kept, isMerged } = lists.save(list);
      runBack(parts, false);
      return { ...kept, isMerged };
    },
    'watchLists.remove': async ({ listId }) => {
      lists.remove(listId);
      return null;
    },
    'watchLists.import': async ({ listId, name, csv }) => {
      const added = parseWatchCsv(csv);
      const known: readonly WatchTerm[] = listId === null ? [] : lists.get(listId).terms;
      const { list, repeatedCount } = lists.save({ listId, name, terms: [...known, ...added] });
      runBack(parts, false);
      return { list, repeatedCount };
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
      backfill.cancel();
      return null;
    },
  };
}

/** Continues the runs over the library that the end of the app broke off. */
export function resumeWatch(parts: Pick<Parts, 'library' | 'log'>): void {
  resumeRules(parts);
  if (parts.library.watch.lists.list().some((list) => !list.isUpToDate)) runBack(parts, false);
}

/** Stops what runs of lists and rules. */
export function cancelWatch({ watch, rules }: Parts['library']): void {
  watch.backfill.cancel();
  rules.runs.cancel();
}

/** In the background; a run that another one took the place of, or that was cancelled, is no failure. */
function runBack({ library, log }: Pick<Parts, 'library' | 'log'>, all: boolean): void {
  library.watch.backfill.run({ all }).catch((thrown: unknown) => {
    if (!isAbort(thrown)) log.error('the watch lists could not be run over the library', thrown);
  });
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
