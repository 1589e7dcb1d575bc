import type { Log } from '#services/log.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createBackfill, type Backfill } from './backfill.ts';
import { createFindings, type FindingStore } from './findings.ts';
import { followChanges, type ChangeFollower } from './follow-changes.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { createSavedSearches, type SavedSearchStore } from './saved-searches.ts';
import { createWatchLists, type WatchListStore } from './watch-lists.ts';

/** What watches the text of a library: lists, findings, and the searches that are kept. */
export interface WatchLibrary {
  readonly lists: WatchListStore;
  readonly findings: FindingStore;
  readonly savedSearches: SavedSearchStore;
  readonly backfill: Backfill;
  /** For the library's writer. */
  readonly follower: ChangeFollower;
  /** Called soon after findings, lists or the progress of a run changed, once for many changes. Returns what stops it. */
  onChanged(listener: () => void): () => void;
}

export interface WatchParts extends StoreParts {
  /** Who decides, for the journal. */
  readonly who: string;
  readonly log: Log;
}

export function createWatchLibrary(parts: WatchParts): WatchLibrary {
  const { database, now, log } = parts;
  const news = createNews(() => database.open);
  let matcher: Matcher | null = null;
  const lists = createWatchLists({
    ...parts,
    onChanged: () => {
      matcher = null;
      news.notify();
    },
  });
  const follower = followChanges({
    database,
    now,
    log,
    matcher: () => {
      matcher ??= createMatcher(lists.rules({ isPending: false }));
      return matcher.ruleIds.size === 0 ? null : matcher;
    },
    onChanged: news.notify,
    onMissed: () => lists.markUnscanned(),
  });
  return {
    lists,
    follower,
    findings: createFindings({ ...parts, onChanged: news.notify }),
    savedSearches: createSavedSearches(parts),
    backfill: createBackfill({ ...parts, lists, onProgress: news.notify }),
    onChanged: (listener) => news.on(listener),
  };
}

/** Listeners hear at most once in a while: a run over the library changes things a thousand times a second. */
const quietMs = 200;

/** Silent once the library is closed: listeners would ask it. */
function createNews(isOpen: () => boolean) {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  return {
    notify: () => {
      timer ??= setTimeout(() => {
        timer = null;
        if (!isOpen()) return;
        for (const listener of listeners) listener();
      }, quietMs).unref();
    },
    on: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
