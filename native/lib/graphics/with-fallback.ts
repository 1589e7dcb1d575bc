import {
  EngineError,
  type DetectLanguageOptions,
  type EngineJob,
  type JobEvent,
  type LanguageGuess,
  type LoadedModel,
  type ScoreOptions,
  type TranscribeOptions,
} from '../types.ts';
import { JobControl } from '../worker/engine-job.ts';
import { looksBroken } from './looks-broken.ts';

export interface FallbackParts {
  /** Loaded on the graphics card. */
  readonly card: LoadedModel;
  /** The same model for the processor; called at most once. */
  readonly loadForProcessor: () => Promise<LoadedModel>;
  /** Called once, before the processor takes over. */
  readonly onFailed: (error: EngineError) => void;
}

/**
 * A model on a graphics card that continues on the processor from the first failure on: what was in work is done again
 * there, and nobody who uses it needs to know. Lanes and threads are those of what does the work now.
 */
export function withFallback(parts: FallbackParts): LoadedModel {
  const calls = new FallbackCalls(parts);
  return {
    get details() {
      return calls.present.details;
    },
    get lanes() {
      return calls.present.lanes;
    },
    get threads() {
      return calls.present.threads;
    },
    transcribe: (pcm, options) => calls.transcribe(pcm, options),
    detectLanguage: (pcm, options) => calls.detectLanguage(pcm, options),
    score: (pcm, options) => calls.score(pcm, options),
    release: () => calls.release(),
  };
}

class FallbackCalls {
  private readonly parts: FallbackParts;
  private replaced: Promise<LoadedModel> | null = null;
  private isReleased = false;
  present: LoadedModel;

  constructor(parts: FallbackParts) {
    this.parts = parts;
    this.present = parts.card;
  }

  transcribe(pcm: Int16Array, options: TranscribeOptions): EngineJob {
    let inner: EngineJob | null = null;
    const control: JobControl = new JobControl(() => {
      if (inner === null) control.fail(aborted());
      else inner.cancel();
    });
    const attempt = async (model: LoadedModel): Promise<void> => {
      if (control.isCancelled) throw aborted();
      inner = model.transcribe(pcm, options);
      const language = await this.read(model, inner, control);
      control.finish(language);
    };
    this.run(attempt, () => !control.isCancelled).catch((error: unknown) => {
      const isKnown = error instanceof EngineError;
      control.fail(isKnown ? error : new EngineError('internal', 'The engine failed.', error));
    });
    return control.job;
  }

  detectLanguage(pcm: Int16Array, options: DetectLanguageOptions): Promise<readonly LanguageGuess[]> {
    return this.run(
      (model) => model.detectLanguage(pcm, options),
      () => true,
    );
  }

  score(pcm: Int16Array, options: ScoreOptions): Promise<readonly number[]> {
    return this.run(
      async (model) => (await model.score?.(pcm, options)) ?? [],
      () => true,
    );
  }

  async release(): Promise<void> {
    this.isReleased = true;
    await this.parts.card.release();
    const replaced = await this.replaced?.catch(() => null);
    await replaced?.release();
  }

  /** A card's segments count only when all of the window is done and looks like text: the processor's may be others. */
  private async read(model: LoadedModel, job: EngineJob, control: JobControl): Promise<string> {
    const held: JobEvent[] = [];
    for await (const event of job) {
      if (model === this.parts.card && event.type === 'segment') held.push(event);
      else control.push(event);
    }
    const { language, segments } = await job.done;
    if (model === this.parts.card && looksBroken(segments)) {
      throw new EngineError('device-failed', 'It wrote signs that are no text.');
    }
    for (const event of held) control.push(event);
    return language;
  }

  private async run<T>(work: (model: LoadedModel) => Promise<T>, isWanted: () => boolean): Promise<T> {
    const model = this.replaced === null ? this.parts.card : await this.replaced;
    try {
      return await work(model);
    } catch (error) {
      if (model !== this.parts.card || !(error instanceof EngineError) || !isWanted()) throw error;
      // Others that waited for the card end with it.
      const isLost = this.replaced !== null && error.code === 'aborted' && !this.isReleased;
      if (error.code !== 'device-failed' && !isLost) throw error;
      return await work(await this.replace(error));
    }
  }

  private replace(error: EngineError): Promise<LoadedModel> {
    return (this.replaced ??= this.loadOther(error));
  }

  private async loadOther(error: EngineError): Promise<LoadedModel> {
    this.parts.onFailed(error);
    await this.parts.card.release();
    if (this.isReleased) throw aborted();
    this.present = await this.parts.loadForProcessor();
    return this.present;
  }
}

function aborted(): EngineError {
  return new EngineError('aborted', 'Cancelled.');
}
