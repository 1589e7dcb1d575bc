import type { EventBus } from '#shared/wire/event-bus.ts';
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
  /** Findings of others changed: `watch.changed` is due. */
  readonly notify: () => void;
  /** For the library's writer. */
  readonly follower: ChangeFollower;
}

export interface WatchParts extends StoreParts {
  /** Who decides, for the journal. */
  readonly who: () => string;
  readonly log: Log;
  /** Given `watch.changed` soon after findings, lists or the progress of a run changed, once for many changes. */
  readonly events: EventBus;
}

export function createWatchLibrary(parts: WatchParts): WatchLibrary {
  const { database, now, log, events } = parts;
  // Silent once the library is closed, which could not be asked any more.
  const notify = once(() => {
    if (database.open) events.emit('watch.changed', { counts: findings.counts(), progress: backfill.progress() });
  });
  let matcher: Matcher | null = null;
  const lists = createWatchLists({
    ...parts,
    onChanged: () => {
      matcher = null;
      notify();
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
    onChanged: notify,
    onMissed: () => lists.markUnscanned(),
  });
  const findings = createFindings({ ...parts, onChanged: notify });
  const backfill = createBackfill({ ...parts, lists, onProgress: notify });
  return { lists, follower, findings, savedSearches: createSavedSearches(parts), backfill, notify };
}

/** A run over the library changes things a thousand times a second. */
const quietMs = 200;

/** Calls `work` soon, once for all that asked for it meanwhile. */
function once(work: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      work();
    }, quietMs).unref();
  };
}
