/** Watched folders: events only wake a scan, and what a scan does depends on the table alone. */
import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Source, SourcesTiming } from '#shared/automation/sources.ts';
import { finishArrival, type FinishParts } from './finish-arrivals.ts';
import { planScan } from './plan-scan.ts';
import { followMoved, takeArrivals } from './take-arrivals.ts';
import { isShare, rootIdentity, walkSource } from './walk-source.ts';

export interface SourcesParts extends FinishParts {
  /** Only tests need other times than the usual ones. */
  readonly timing?: SourcesTiming | undefined;
}

const usualTiming: SourcesTiming = {
  settleMs: 5000,
  shareSettleMs: 30_000,
  scanMs: 5000,
  idleMs: 60_000,
  retryMs: [60_000, 300_000, 1_800_000],
};
/** Taken in one go: a stop or a crash finds the rest as it was. */
const takenAtOnce = 20;

export interface Sources {
  start(): void;
  /** Scans all of them now; resolves when that is done. */
  scan(): Promise<void>;
  /** Settings of one changed: it is scanned soon. */
  wake(): void;
  close(): Promise<void>;
}

export function createSources(parts: SourcesParts): Sources {
  return new SourceWatch(parts);
}

class SourceWatch implements Sources {
  readonly #parts: SourcesParts;
  readonly #timing: SourcesTiming;
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #finishing: Promise<void> = Promise.resolve();
  #isStarted = false;
  #off = () => {};

  constructor(parts: SourcesParts) {
    this.#parts = parts;
    this.#timing = parts.timing ?? usualTiming;
  }

  start(): void {
    this.#isStarted = true;
    this.#off = this.#parts.events.on((event) => {
      if (event.name === 'job.ended') this.#finish(event.data.recordingId);
    });
    const { arrivals } = this.#parts.library.automation;
    for (const row of arrivals.endedJobs()) if (row.takenAs !== null) this.#finish(row.takenAs);
    this.wake();
  }

  wake(): void {
    this.#plan(0);
  }

  async scan(): Promise<void> {
    if (this.#running !== null) return await this.#running;
    this.#running = this.#scanAll()
      .catch((error: unknown) => {
        if (!this.#parts.signal.aborted) this.#parts.log.error('watched folders could not be looked at', error);
        return false;
      })
      .then((isSettling) => {
        this.#running = null;
        this.#plan(isSettling ? this.#timing.scanMs : this.#timing.idleMs);
      });
    await this.#running;
  }

  async close(): Promise<void> {
    this.#isStarted = false;
    this.#off();
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    await this.#running;
    await this.#finishing;
  }

  #plan(waitMs: number): void {
    if (!this.#isStarted || this.#parts.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.scan(), waitMs).unref();
  }

  async #scanAll(): Promise<boolean> {
    const { library, signal } = this.#parts;
    const all = library.automation.sources.list().filter(({ isOn }) => isOn);
    this.#follow(all);
    let isSettling = false;
    for (const source of all) {
      if (signal.aborted) return false;
      if (await this.#scanOne(source)) isSettling = true;
    }
    return isSettling;
  }

  async #scanOne(source: Source): Promise<boolean> {
    const { library, signal, events } = this.#parts;
    const { sources, arrivals } = library.automation;
    const seen = await walkSource(source.folder, {
      isDeep: source.rules.isDeep,
      signal,
      isOurs: (file) => isWithin(library.dir, file) || this.#isOutput(source, file),
    });
    // A mount that was taken away leaves its empty folder: then nothing is gone, the whole is away.
    const root = await rootIdentity(source.folder);
    const before = sources.rootOf(source.id);
    if (seen === null || root === null || (seen.size === 0 && before !== null && root !== before)) {
      if (source.silentSinceMs === null) {
        sources.noteSilent(source.id, Date.now());
        events.emit('sources.changed', {});
      }
      return false;
    }
    const { retryMs } = this.#timing;
    const settleMs = (await isShare(source.folder)) ? this.#timing.shareSettleMs : this.#timing.settleMs;
    const plan = planScan(source.id, seen, arrivals.ofSource(source.id), { nowMs: Date.now(), settleMs, retryMs });
    if (plan.changes.length > 0) arrivals.change(plan.changes);
    for (const { row, path: below } of plan.moved) await followMoved(this.#parts, source, row, below);
    for (let start = 0; start < plan.ready.length && !signal.aborted; start += takenAtOnce) {
      await takeArrivals(this.#parts, source, plan.ready.slice(start, start + takenAtOnce));
      events.emit('sources.changed', {});
    }
    sources.noteSeen(source.id, Date.now(), root);
    if (plan.changes.length > 0 || source.silentSinceMs !== null) events.emit('sources.changed', {});
    return plan.isSettling;
  }

  /** By the list of what was written, and by the folder. */
  #isOutput({ rules, folder }: Source, file: string): boolean {
    const { arrivals } = this.#parts.library.automation;
    const isInOurs = rules.exports.some(
      (one) => one.folder !== null && path.resolve(one.folder) !== path.resolve(folder) && isWithin(one.folder, file),
    );
    return isInOurs || arrivals.isOutput(file);
  }

  /** One after the other, so that two exports never want one name. */
  #finish(recordingId: number): void {
    const { library, log, events } = this.#parts;
    this.#finishing = this.#finishing.then(async () => {
      for (const row of library.automation.arrivals.ofRecording(recordingId)) {
        try {
          await finishArrival(this.#parts, row);
        } catch (error) {
          log.error('what comes after an arrival’s text failed', error);
        }
        events.emit('sources.changed', {});
        if (library.automation.arrivals.ofRecording(recordingId).some(({ state }) => state === 'settling')) this.wake();
      }
    });
  }

  /** Events of the file system, where there are any, wake a scan; none of them is believed. */
  #follow(all: readonly Source[]): void {
    const wanted = new Map(all.map((source) => [source.folder, source.rules.isDeep]));
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const [folder, recursive] of wanted) {
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { recursive, persistent: false }, () => this.#plan(500));
        watcher.on('error', () => {
          watcher.close();
          this.#watchers.delete(folder);
        });
        this.#watchers.set(folder, watcher);
      } catch {
        // Not there now, or events are not to be had: it is scanned by time.
      }
    }
  }
}

function isWithin(folder: string, file: string): boolean {
  const below = path.relative(path.resolve(folder), path.resolve(file));
  return below !== '' && !path.isAbsolute(below) && below.split(path.sep)[0] !== '..';
}

/** Fails where it is no folder, is in the library's own, or is watched already. */
export function requireSource(folder: string, libraryDir: string, known: readonly Source[]): string {
  const full = path.resolve(folder);
  if (full === path.resolve(libraryDir) || isWithin(libraryDir, full)) {
    throw new AppFailure('bad-request', { reason: 'source-is-library' });
  }
  if (known.some((source) => path.resolve(source.folder) === full)) {
    throw new AppFailure('bad-request', { reason: 'source-known' });
  }
  return full;
}
