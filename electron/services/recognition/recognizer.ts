import {
  EngineError,
  type EngineSegment,
  type JobResult,
  type LoadedModel,
  type ScoreOptions,
  type TranscribeOptions,
} from '#native/lib/types.ts';

import type { DetectedLanguage } from '#shared/gap.ts';

/** The model of a job, and another one without the graphics card; null where it has none already. */
export interface JobModel {
  readonly model: LoadedModel;
  withoutGpu(): Promise<LoadedModel> | null;
}

export interface RecognitionRequest {
  readonly pcm: Int16Array;
  options(model: LoadedModel): TranscribeOptions;
  onSegment?(segment: EngineSegment): void;
}

/** New processes for one window after a crash of the engine, before the graphics card is done without. */
const respawns = 2;

/**
 * The engine as a job uses it, crashes included: what was in work when its process ended is transcribed again alone, so that
 * a window that breaks the engine never counts against the others. Resolves with null for a window that broke it every
 * time: with two new processes, then without the graphics card.
 */
export class Recognizer {
  readonly #model: Promise<JobModel>;
  readonly #signal: AbortSignal;
  readonly #together = new Set<Promise<unknown>>();
  #alone: Promise<unknown> = Promise.resolve();
  #spare: LoadedModel | null = null;

  constructor(model: Promise<JobModel>, signal: AbortSignal) {
    this.#model = model;
    this.#signal = signal;
  }

  async details(): Promise<LoadedModel['details']> {
    return (await this.#model).model.details;
  }

  async run(request: RecognitionRequest): Promise<JobResult | null> {
    const first = await this.#besideOthers(request);
    if (first !== 'crashed') return first;
    for (let left = respawns; left > 0; left -= 1) {
      const again = await this.#onItsOwn(async () => this.#try(await this.#present(), request));
      if (again !== 'crashed') return again;
    }
    const last = await this.#onItsOwn(async () => {
      const spare = this.#spare === null ? (await this.#model).withoutGpu() : null;
      if (spare === null) return 'crashed';
      this.#spare = await spare;
      return await this.#try(this.#spare, request);
    });
    return last === 'crashed' ? null : last;
  }

  /** The likeliest language of a sound among those allowed; of all where none is named. */
  async detectLanguage(pcm: Int16Array, allowed: readonly string[]): Promise<DetectedLanguage> {
    this.#signal.throwIfAborted();
    const model = await this.#present();
    const [likeliest] = await model.detectLanguage(pcm, { allowed });
    this.#signal.throwIfAborted();
    return likeliest ?? { code: 'en', probability: 0 };
  }

  /** As the model's `score`; null where it cannot, or where its process ended. Nothing depends on it. */
  async score(pcm: Int16Array, options: Omit<ScoreOptions, 'threads'>): Promise<readonly number[] | null> {
    const signal = this.#signal;
    signal.throwIfAborted();
    const model = await this.#present();
    if (model.details.canScore !== true || model.score === undefined) return null;
    try {
      return await model.score(pcm, { ...options, threads: model.threads });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineError && error.code === 'engine-crashed') return null;
      throw error;
    }
  }

  async #present(): Promise<LoadedModel> {
    return this.#spare ?? (await this.#model).model;
  }

  async #besideOthers(request: RecognitionRequest): Promise<JobResult | 'crashed'> {
    for (let alone = null; alone !== this.#alone;) {
      alone = this.#alone;
      await alone;
    }
    const mine = this.#present().then((model) => this.#try(model, request));
    this.#together.add(mine);
    try {
      return await mine;
    } finally {
      this.#together.delete(mine);
    }
  }

  async #onItsOwn<R>(work: () => Promise<R>): Promise<R> {
    const before = this.#alone;
    const mine = before.then(() => Promise.allSettled(this.#together)).then(work);
    this.#alone = mine.catch(() => undefined);
    return await mine;
  }

  async #try(model: LoadedModel, request: RecognitionRequest): Promise<JobResult | 'crashed'> {
    const signal = this.#signal;
    signal.throwIfAborted();
    const job = model.transcribe(request.pcm, request.options(model));
    const cancel = () => job.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      for await (const event of job) if (event.type === 'segment') request.onSegment?.(event.segment);
      return await job.done;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineError && error.code === 'engine-crashed') return 'crashed';
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}
