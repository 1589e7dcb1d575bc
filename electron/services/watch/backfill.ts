import type { WatchProgress } from '#shared/watch.ts';
import type { Log } from '#services/log.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createCandidates } from './candidates.ts';
import { createMatcher, type Matcher, type MatcherRule } from './matcher.ts';
import { createTextUpdater } from './update-text.ts';
import type { WatchListStore } from './watch-lists.ts';

/** Runs the lists over all that was transcribed before, a little at a time, so that nothing else has to wait. */
export interface Backfill {
  /**
   * Looks for what has not been looked for yet, or with `all` for everything, and resolves when it is done. A run under
   * way begins again with the present lists. Rejects with `aborted` when it was cancelled.
   */
  run(options?: { readonly all?: boolean }): Promise<{ readonly foundCount: number }>;
  cancel(): void;
  progress(): WatchProgress;
}

export interface BackRunParts extends StoreParts {
  readonly lists: WatchListStore;
  readonly log: Log;
  readonly onProgress: () => void;
}

/** Of work at a time; a write by somebody else waits no longer than this. */
const sliceMs = 25;

export function createBackfill(parts: BackRunParts): Backfill {
  let running: { readonly abort: AbortController; progress: { share: number; foundCount: number } } | null = null;
  return {
    async run({ all = false } = {}) {
      running?.abort.abort();
      const self = { abort: new AbortController(), progress: { share: 0, foundCount: 0 } };
      running = self;
      try {
        parts.lists.renewKeys();
        const versions = parts.lists.versions();
        const rules = parts.lists.rules({ isPending: !all });
        await scan(parts, rules, self.abort.signal, (progress) => {
          self.progress = progress;
          parts.onProgress();
        });
        parts.lists.markScanned(versions);
        return { foundCount: self.progress.foundCount };
      } finally {
        if (running === self) running = null;
        parts.onProgress();
      }
    },
    cancel: () => running?.abort.abort(),
    progress: () => running?.progress ?? null,
  };
}

type Report = (progress: { share: number; foundCount: number }) => void;

async function scan(parts: BackRunParts, rules: readonly MatcherRule[], signal: AbortSignal, report: Report) {
  if (rules.length === 0) return;
  const candidates = createCandidates(parts.database);
  const updater = createTextUpdater(parts.database, parts.now);
  const matcher: Matcher = createMatcher(rules);
  let foundCount = 0;
  const windows = new Set<number>();
  await inSlices(rules, signal, (rule) => {
    for (const rowId of candidates.windowsOf(rule)) windows.add(rowId);
  });
  const places = [...windows].sort((a, b) => a - b);
  const whole = candidates.unindexed();
  const count = places.length + whole.length;
  let done = 0;
  const reportProgress = () => report({ share: count === 0 ? 1 : done / count, foundCount });
  const inTransaction = (work: () => void) => parts.writer.write(work);
  const slices = { signal, around: inTransaction, after: reportProgress };
  await inSlices(
    places,
    signal,
    (rowId) => {
      const text = candidates.textOf(rowId);
      if (text !== null) foundCount += updater.updateWindow(text, matcher);
      done += 1;
    },
    slices,
  );
  await inSlices(
    whole,
    signal,
    ({ recordingId, transcriptId }) => {
      foundCount += updater.updateTranscript(recordingId, transcriptId, matcher);
      done += 1;
    },
    slices,
  );
  reportProgress();
}

interface SliceOptions {
  readonly around?: (work: () => void) => void;
  readonly after?: () => void;
}

/** As many at a time as fit into a slice; between two slices everything else has its turn. */
async function inSlices<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T) => void,
  { around = (slice) => slice(), after }: SliceOptions = {},
): Promise<void> {
  for (let next = 0; next < items.length;) {
    signal.throwIfAborted();
    const from = next;
    around(() => {
      // A transaction may run twice.
      next = from;
      const endMs = performance.now() + sliceMs;
      for (const item of items.slice(from, from + 1000)) {
        work(item);
        next += 1;
        if (performance.now() > endMs) break;
      }
    });
    after?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  signal.throwIfAborted();
}
