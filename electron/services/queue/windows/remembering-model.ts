import { hash } from 'node:crypto';
import {
  EngineError,
  type DetectLanguageOptions,
  type EngineJob,
  type JobResult,
  type LanguageGuess,
  type LoadedModel,
  type TranscribeOptions,
} from '#native/lib/types.ts';
import { JobControl } from '#native/lib/worker/engine-job.ts';

/** Results that wait for their recording; older ones are forgotten, and read again when their turn comes. */
const maxKept = 16;

/** What is read, or was read, before it is asked for. */
interface Kept {
  /** Null while no lane is free for it. */
  job: EngineJob | null;
  /** Nobody waits for a lane any more. */
  isGivenUp: boolean;
}

/**
 * A model that remembers what was read ahead: the same sound with the same options gives the same text, so whoever asks for
 * it in its turn gets the answer that is there, or the one that is being worked on. What is read ahead waits until a lane has
 * nothing else to do.
 */
export class RememberingModel {
  readonly #model: LoadedModel;
  readonly #kept = new Map<string, Kept>();
  readonly #languages = new Map<string, Promise<readonly LanguageGuess[]>>();
  readonly #waiting = new Set<() => void>();
  #inWork = 0;

  constructor(model: LoadedModel) {
    this.#model = model;
  }

  /** For the job whose turn it is. */
  readonly now = this.#seen(
    (pcm, options) => {
      const key = keyOf(pcm, options);
      const kept = this.#kept.get(key);
      this.#kept.delete(key);
      if (kept?.job) return mirrorOf(kept.job);
      if (kept !== undefined) kept.isGivenUp = true;
      return this.#start(pcm, options);
    },
    (pcm, options) => this.#languages.get(keyOf(pcm, options)) ?? this.#model.detectLanguage(pcm, options),
  );

  /** For recordings whose turn comes later. */
  readonly ahead = this.#seen(
    (pcm, options) => this.#later(pcm, options),
    (pcm, options) => {
      const guesses = this.#room().then(() => this.#model.detectLanguage(pcm, options));
      const key = keyOf(pcm, options);
      keep(this.#languages, key, guesses);
      guesses.catch(() => this.#languages.delete(key));
      return guesses;
    },
  );

  /** Gives up what is read ahead and was not asked for. */
  forget(): void {
    for (const kept of this.#kept.values()) {
      kept.isGivenUp = true;
      kept.job?.cancel();
    }
    this.#kept.clear();
    this.#languages.clear();
    this.#wake();
  }

  #seen(
    transcribe: LoadedModel['transcribe'],
    detectLanguage: (pcm: Int16Array, options: DetectLanguageOptions) => Promise<readonly LanguageGuess[]>,
  ): LoadedModel {
    const model = () => this.#model;
    return {
      get details() {
        return model().details;
      },
      get lanes() {
        return model().lanes;
      },
      get threads() {
        return model().threads;
      },
      transcribe,
      detectLanguage,
      score: async (pcm, options) => (await model().score?.(pcm, options)) ?? [],
      release: () => model().release(),
    };
  }

  #start(pcm: Int16Array, options: TranscribeOptions): EngineJob {
    const job = this.#model.transcribe(pcm, options);
    this.#inWork += 1;
    const ended = () => {
      this.#inWork -= 1;
      this.#wake();
    };
    job.done.then(ended, ended);
    return job;
  }

  #later(pcm: Int16Array, options: TranscribeOptions): EngineJob {
    const key = keyOf(pcm, options);
    const kept: Kept = { job: null, isGivenUp: false };
    keep(this.#kept, key, kept);
    const control: JobControl = new JobControl(() => {
      if (kept.job === null) control.fail(aborted());
      else if (this.#kept.get(key) === kept) kept.job.cancel();
    });
    const run = async () => {
      await this.#room(kept);
      if (kept.isGivenUp || control.isCancelled) throw aborted();
      kept.job = this.#start(pcm, options);
      finish(control, await kept.job.done);
    };
    run().catch((error: unknown) => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
      control.fail(error instanceof EngineError ? error : new EngineError('internal', 'The engine failed.', error));
    });
    return control.job;
  }

  async #room(kept?: Kept): Promise<void> {
    const isGivenUp = () => kept?.isGivenUp === true;
    while (!isGivenUp() && this.#inWork >= this.#model.lanes) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}

/** A job of its own for a second listener: the events of one are for one reader. */
function mirrorOf(job: EngineJob): EngineJob {
  const control: JobControl = new JobControl(() => job.cancel());
  job.done.then(
    (result) => finish(control, result),
    (error: unknown) =>
      control.fail(error instanceof EngineError ? error : new EngineError('internal', 'The engine failed.', error)),
  );
  return control.job;
}

function finish(control: JobControl, { language, segments }: JobResult): void {
  for (const segment of segments) control.push({ type: 'segment', segment });
  control.finish(language);
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > maxKept && oldest !== undefined) map.delete(oldest);
}

function keyOf(pcm: Int16Array, options: TranscribeOptions | DetectLanguageOptions): string {
  const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return `${hash('sha256', bytes, 'hex')} ${JSON.stringify(options)}`;
}

function aborted(): EngineError {
  return new EngineError('aborted', 'Cancelled.');
}
