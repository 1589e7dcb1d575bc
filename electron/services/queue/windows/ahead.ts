import type { LoadedModel } from '#native/lib/types.ts';
import type { Recording } from '#shared/recording.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { Job, JobOptions } from '#services/store/records.ts';
import type { JobModel } from '#services/recognition/recognizer.ts';
import { speakerNames } from '#services/recognition/speaker-names.ts';
import { readAhead, type AheadContext } from './read-ahead.ts';
import { RememberingModel } from './remembering-model.ts';

export interface AheadParts extends Pick<AheadContext, 'library' | 'openDetector'> {
  /** Batches of which nothing is taken now. */
  heldBatches?(): readonly number[];
  language(): InterfaceLanguage;
}

interface Waiting {
  readonly recording: Recording;
  readonly job: Job;
}

/**
 * What the queue reads of waiting recordings while the last windows of the present one are in work, so that no lane of the
 * engine is idle between two recordings, nor while a short one fills a single lane. It is only kept in memory: a recording
 * whose turn comes after a crash is read again.
 */
export class Ahead {
  readonly #parts: AheadParts;
  readonly #isStarted: () => boolean;
  readonly #models = new WeakMap<LoadedModel, RememberingModel>();
  readonly #read = new Set<number>();
  readonly #closing = new AbortController();
  #present: RememberingModel | null = null;

  constructor(parts: AheadParts, isStarted: () => boolean) {
    this.#parts = parts;
    this.#isStarted = isStarted;
  }

  /** The model for the job that runs: it finds what was read ahead. */
  now<M extends JobModel>(loaded: M): M {
    this.#present = this.#rememberingOf(loaded.model);
    return { ...loaded, model: this.#present.now };
  }

  /** Begins with the first windows of those that come next, one recording for each lane that would be idle. Never rejects. */
  async read(present: Job, loaded: JobModel, ffmpeg: string): Promise<void> {
    const { signal } = this.#closing;
    const { library } = this.#parts;
    const model = { ...loaded, model: this.#rememberingOf(loaded.model).ahead };
    const names = speakerNames(this.#parts.language());
    const openDetector: AheadParts['openDetector'] = (choice) => this.#parts.openDetector(choice);
    for (const { recording, job } of this.#next(present, Math.max(1, loaded.model.lanes - 1))) {
      if (this.#read.has(recording.id) || signal.aborted) continue;
      this.#read.add(recording.id);
      const context = { library, openDetector, ffmpeg, signal, speakerNames: names, model };
      // Whatever is wrong with it, its own job reports.
      await readAhead(recording, job, context).catch(() => false);
    }
  }

  /** The turn of a recording has come. */
  begun(recordingId: number): void {
    this.#read.delete(recordingId);
  }

  /** What nobody asked for is given up. */
  forget(): void {
    this.#read.clear();
    this.#present?.forget();
  }

  close(): void {
    this.#closing.abort();
    this.forget();
  }

  #next(present: Job, count: number): readonly Waiting[] {
    const { library, heldBatches } = { ...this.#parts, heldBatches: this.#parts.heldBatches?.() ?? [] };
    if (!this.#isStarted() || library.settings.get().isQueuePaused) return [];
    const first = heldBatches.length > 0 ? library.jobs.nextWaiting(heldBatches) : null;
    const alone = first === null ? [] : [library.recordings.get(first.recordingId)];
    const rows = heldBatches.length > 0 ? alone : library.jobs.next({ offset: 0, limit: count }).rows;
    return rows
      .map((recording) => ({ recording, job: library.jobs.get(recording.id) }))
      .filter(({ job }) => job.recordingId !== present.recordingId && isSameEngine(job.options, present.options));
  }

  #rememberingOf(model: LoadedModel): RememberingModel {
    const known = this.#models.get(model) ?? new RememberingModel(model);
    this.#models.set(model, known);
    return known;
  }
}

/** Both are recognised by what is loaded now: another model would have to take its place first. */
function isSameEngine(one: JobOptions, other: JobOptions): boolean {
  return one.modelId === other.modelId && one.lanes === other.lanes && one.language === other.language;
}
