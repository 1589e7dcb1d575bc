import { setTimeout as delay } from 'node:timers/promises';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { LabOptions, QualityRun } from '#shared/quality/lab.ts';
import { errorCount } from '#shared/quality/scores.ts';
import type { Tuning, TuningSpace } from '#shared/quality/tuning.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { QualityQueue } from '../quality-queue.ts';
import { searchSettings } from './search-settings.ts';

interface TuningParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly runs: QualityQueue;
}

/** How long a trial waits before it looks again whether the engine is free. */
const againMs = 250;
const seed = 20;

/**
 * Searches for settings. A trial is a run of the lab over one fold, so a search that was stopped resumes where it was:
 * what is known is not tried again. The held-out part is used once, with what was found.
 */
export class Tunings {
  readonly #parts: TuningParts;
  #working: {
    readonly id: number;
    readonly abort: AbortController;
    stopAs: 'paused' | 'cancelled' | null;
    ended: Promise<void>;
  } | null = null;

  constructor(parts: TuningParts) {
    this.#parts = parts;
  }

  /** Continues what was in progress when the app ended. */
  start(): void {
    const open = this.#parts.library.tunings.list().find(({ state }) => state === 'waiting' || state === 'running');
    if (open !== undefined && this.#working === null) void this.#begin(open);
  }

  /** Fails with `quality-empty` for a set without folds to tune on. */
  add(setId: number, space: TuningSpace, budgetMs: number): Tuning {
    const { library } = this.#parts;
    const version = library.references.present(setId);
    if (version === null || foldsOf(version.items).length === 0) throw new AppFailure('quality-empty');
    const tuning = library.tunings.add({ versionId: version.id, space, budgetMs });
    this.start();
    this.#emit(tuning.id);
    return tuning;
  }

  /** Resolves when it ended, in whatever state. */
  async complete(tuningId: number): Promise<Tuning> {
    while (this.#working !== null) await this.#working.ended;
    const tuning = this.#parts.library.tunings.get(tuningId);
    if (tuning.state !== 'done') await this.#begin(tuning);
    return this.#parts.library.tunings.get(tuningId);
  }

  async stop(tuningId: number, as: 'paused' | 'cancelled'): Promise<void> {
    const working = this.#working;
    if (working?.id === tuningId) {
      working.stopAs = as;
      working.abort.abort(new AppFailure('aborted'));
      await working.ended;
      return;
    }
    this.#parts.library.tunings.setState(tuningId, as);
    this.#emit(tuningId);
  }

  resume(tuningId: number): void {
    if (this.#parts.library.tunings.get(tuningId).state === 'done') return;
    this.#parts.library.tunings.setState(tuningId, 'waiting');
    this.#emit(tuningId);
    this.start();
  }

  async close(): Promise<void> {
    this.#working?.abort.abort(new AppFailure('aborted'));
    await this.#working?.ended;
  }

  #begin(tuning: Tuning): Promise<void> {
    const self = {
      id: tuning.id,
      abort: new AbortController(),
      stopAs: null as 'paused' | 'cancelled' | null,
      ended: Promise.resolve(),
    };
    this.#working = self;
    self.ended = this.#work(tuning, self.abort.signal, () => self.stopAs)
      .catch((error: unknown) => this.#parts.log.error('a search for settings could not be recorded', error))
      .then(() => {
        this.#working = null;
        if (!self.abort.signal.aborted) this.start();
      });
    return self.ended;
  }

  async #work(tuning: Tuning, signal: AbortSignal, stopAs: () => 'paused' | 'cancelled' | null): Promise<void> {
    const { library, log } = this.#parts;
    const { tunings } = library;
    try {
      tunings.setState(tuning.id, 'running');
      const folds = foldsOf(library.references.version(tuning.versionId).items);
      const found = await searchSettings({
        space: tuning.space,
        foldCount: folds.length,
        seed,
        evaluate: async (options, fold) => {
          if (tunings.get(tuning.id).spentMs >= tuning.budgetMs)
            return this.#known(tuning, options, folds[fold - 1] ?? 1);
          const run = await this.#trial(tuning, options, `fold-${folds[fold - 1] ?? 1}`, signal);
          return figuresOf(run);
        },
        onTrial: (best, start) => {
          tunings.setBest(tuning.id, best, start);
          this.#emit(tuning.id);
        },
      });
      const hasHeldOut = library.references.version(tuning.versionId).items.some(({ part }) => part === 'held-out');
      if (hasHeldOut) tunings.setHeldOut(tuning.id, (await this.#trial(tuning, found.options, 'held-out', signal)).id);
      tunings.setState(tuning.id, 'done');
    } catch (thrown) {
      if (signal.aborted) tunings.setState(tuning.id, stopAs() ?? 'waiting');
      else {
        const failure = failureOf(thrown);
        if (failure.code === 'internal') log.error(`search ${tuning.id} for settings failed`, thrown);
        tunings.setState(tuning.id, 'failed', failure);
      }
    }
    this.#emit(tuning.id);
  }

  #known(tuning: Tuning, options: LabOptions, fold: number) {
    const run = this.#doneRun(tuning, options, `fold-${fold}`);
    return run === undefined ? null : figuresOf(run);
  }

  #doneRun(tuning: Tuning, options: LabOptions, part: QualityRun['part']): QualityRun | undefined {
    const key = JSON.stringify(options);
    return this.#parts.library.qualityRuns
      .list(tuning.id)
      .find((run) => run.part === part && run.state !== 'failed' && JSON.stringify(run.options) === key);
  }

  async #trial(
    tuning: Tuning,
    options: LabOptions,
    part: QualityRun['part'],
    signal: AbortSignal,
  ): Promise<QualityRun> {
    const { library, runs } = this.#parts;
    const known = this.#doneRun(tuning, options, part);
    const run =
      known ??
      (await runs.add({ setId: tuning.setId, versionId: tuning.versionId, part, options, tuningId: tuning.id }));
    if (run.state === 'paused' || run.state === 'cancelled') runs.resume(run.id);
    const stop = () => void runs.stop(run.id, 'paused');
    signal.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        signal.throwIfAborted();
        const now = library.qualityRuns.get(run.id);
        if (now.state === 'done') return now;
        if (now.failure !== null) throw new AppFailure(now.failure.code, now.failure.params);
        await runs.runOne(run.id);
        if (library.qualityRuns.get(run.id).state !== 'done')
          await delay(againMs, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  #emit(tuningId: number): void {
    this.#parts.events.emit('quality.changed', { runId: null, tuningId });
  }
}

function figuresOf({ scores }: QualityRun): { readonly errors: number; readonly words: number } {
  return scores === null ? { errors: 1, words: 1 } : { errors: errorCount(scores.words), words: scores.words.total };
}

function foldsOf(items: readonly { readonly part: 'held-out' | number }[]): readonly number[] {
  return [...new Set(items.flatMap(({ part }) => (part === 'held-out' ? [] : [part])))].toSorted((a, b) => a - b);
}
