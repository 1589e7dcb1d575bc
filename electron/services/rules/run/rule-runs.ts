import type { WatchProgress } from '#shared/watch.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import type { ActiveRule, RuleStore } from '../stored/rule-store.ts';
import { runnableRules, type RunnableRules } from './active-rules.ts';
import { createRuleCandidates, type RuleCandidates } from './rule-candidates.ts';
import { lookThrough } from './look-through.ts';
import type { RuleTextReader } from './read-rule-text.ts';
import type { FindingSettler } from './settle-findings.ts';

/** Runs rules over texts as a whole, a little at a time, so that nothing else has to wait. */
export interface RuleRuns {
  /** Evaluates the recordings in which something changed, and resolves when none is left. */
  settleDue(): Promise<void>;
  /**
   * Over the library: rules that changed since the last time, or with `all` every one. A run that was interrupted
   * resumes where it was. Rejects with `AbortError` when it was cancelled, or another took its place.
   */
  run(options?: { readonly all?: boolean }): Promise<{ readonly foundCount: number }>;
  /**
   * Evaluates these recordings again, at once; returns the number of new findings. Wants few at a time: they are one
   * transaction.
   */
  runOn(recordingIds: readonly number[]): number;
  cancel(): void;
  progress(): WatchProgress;
}

export interface RunParts extends StoreParts {
  readonly store: RuleStore;
  readonly rules: () => RunnableRules | null;
  readonly reader: RuleTextReader;
  readonly settler: FindingSettler;
  readonly onProgress: () => void;
}

/** Of work at a time; a write by someone else waits no longer than this, or than the longest recording takes. */
const sliceMs = 25;
const maxPerSlice = 20;

export function createRuleRuns(parts: RunParts): RuleRuns {
  let running: { readonly abort: AbortController; progress: WatchProgress } | null = null;
  let settling: Promise<void> | null = null;
  return {
    settleDue: () => (settling ??= settleAll(parts).finally(() => (settling = null))),
    async run({ all = false } = {}) {
      running?.abort.abort();
      const self = { abort: new AbortController(), progress: { share: 0, foundCount: 0 } as WatchProgress };
      running = self;
      try {
        if (all) parts.store.markUnscanned();
        return await scan(parts, self.abort.signal, (progress) => {
          self.progress = progress;
          parts.onProgress();
        });
      } finally {
        if (running === self) running = null;
        parts.onProgress();
      }
    },
    runOn(recordingIds) {
      const look = prepareLook(parts);
      const foundCount = parts.writer.write(() => recordingIds.reduce((sum, id) => sum + look(id), 0));
      parts.onProgress();
      return foundCount;
    },
    cancel: () => running?.abort.abort(),
    progress: () => running?.progress ?? null,
  };
}

/** Brings the findings of one recording in line with all rules that are on. Returns the number of new ones. */
function prepareLook({ rules, reader, settler }: RunParts): (recordingId: number) => number {
  return (recordingId) => {
    const active = rules();
    const text = active === null ? null : reader.whole(recordingId);
    // What is still being recognised is due again when it is complete.
    if (active === null || text === null || !text.isComplete) return 0;
    const { versions } = active;
    return settler.settle({ recordingId, transcriptId: text.transcriptId, versions }, lookThrough(text, active.set));
  };
}

async function settleAll(parts: RunParts): Promise<void> {
  const { database, writer, onProgress } = parts;
  const look = prepareLook(parts);
  const selectDue = database.prepare<[number], number>('SELECT recording_id FROM main.rule_due LIMIT ?').pluck();
  const done = database.prepare('DELETE FROM main.rule_due WHERE recording_id = ?');
  while (database.open) {
    const due = selectDue.all(100);
    if (due.length === 0) return;
    for (const recordingId of due) {
      if (!database.open) return;
      writer.write(() => {
        look(recordingId);
        done.run(recordingId);
      });
      onProgress();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

interface Cursor {
  readonly versions: string;
  readonly beforeId: number;
  readonly foundCount: number;
}

function prepareCursor({ database }: RunParts) {
  const select = database.prepare<[], Cursor>(
    'SELECT versions, before_id AS beforeId, found_count AS foundCount FROM main.rule_scan',
  );
  const write = database.prepare(
    'INSERT OR REPLACE INTO main.rule_scan (id, versions, before_id, found_count) VALUES (1, ?, ?, ?)',
  );
  const clear = database.prepare('DELETE FROM main.rule_scan');
  return {
    of: (versions: string): Cursor => {
      const known = select.get();
      return known?.versions === versions ? known : { versions, beforeId: Number.MAX_SAFE_INTEGER, foundCount: 0 };
    },
    write: ({ versions, beforeId, foundCount }: Cursor) => write.run(versions, beforeId, foundCount),
    clear: () => clear.run(),
  };
}

const keyOf = (rules: readonly ActiveRule[]) => JSON.stringify(rules.map(({ id, version }) => [id, version]));

async function scan(
  parts: RunParts,
  signal: AbortSignal,
  report: (progress: WatchProgress) => void,
): Promise<{ readonly foundCount: number }> {
  const { store, writer } = parts;
  const pending = store.active({ isPending: true });
  const active = runnableRules(pending);
  const cursor = prepareCursor(parts);
  let at = cursor.of(keyOf(pending));
  if (active !== null) {
    const candidates = createRuleCandidates(parts.database, active);
    const ids = candidates.recordings();
    const left = ids.filter((id) => id < at.beforeId);
    const visit = prepareVisit(parts, active, candidates);
    for (let next = 0; next < left.length;) {
      signal.throwIfAborted();
      const [from, begun] = [next, at];
      writer.write(() => {
        // A transaction may run twice.
        [next, at] = [from, begun];
        const endMs = performance.now() + sliceMs;
        for (const recordingId of left.slice(from, from + maxPerSlice)) {
          at = { ...at, beforeId: recordingId, foundCount: at.foundCount + visit(recordingId) };
          next += 1;
          if (performance.now() > endMs) break;
        }
        cursor.write(at);
      });
      report({ share: (ids.length - left.length + next) / Math.max(1, ids.length), foundCount: at.foundCount });
      await new Promise((resolve) => setImmediate(resolve));
    }
    signal.throwIfAborted();
  }
  writer.write(() => {
    store.markScanned(pending);
    cursor.clear();
  });
  return { foundCount: at.foundCount };
}

/** Evaluates one recording. Returns the number of new findings. */
function prepareVisit(
  { reader, settler }: RunParts,
  active: RunnableRules,
  candidates: RuleCandidates,
): (recordingId: number) => number {
  return (recordingId) => {
    const only = candidates.rulesFor(recordingId);
    const text = only.size === 0 ? null : reader.whole(recordingId);
    if (text === null) return 0;
    const versions = new Map(
      [...active.versions].filter(([id]) => only.has(id) || candidates.isKnown(recordingId, id)),
    );
    return settler.settle(
      { recordingId, transcriptId: text.transcriptId, versions },
      lookThrough(text, active.set, only),
    );
  };
}
