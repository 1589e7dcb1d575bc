import { checkAudio } from './check-audio.ts';
import { clampOptions, clampScore } from './clamp-options.ts';
import { JobControl } from './worker/engine-job.ts';
import { createLanes, type Lanes } from './worker/lanes.ts';
import {
  EngineError,
  type DetectLanguageOptions,
  type LanguageGuess,
  type LoadedModel,
  type ModelDetails,
  type ScoreOptions,
  type TranscribeOptions,
} from './types.ts';
import type { WorkerClient } from './worker/worker-client.ts';

/** The engine obeys in 4–250 ms; what has not obeyed after this is killed, so that 500 ms hold. */
const cancelGraceMs = 400;

export type WorkerDetails = ModelDetails & { readonly lanes: number };

/** A process, and the model that is being loaded in it. */
export interface ModelWorker {
  readonly client: WorkerClient;
  readonly loaded: Promise<WorkerDetails>;
}

function aborted(): EngineError {
  return new EngineError('aborted', 'Cancelled.');
}

async function detailsOf(worker: ModelWorker): Promise<WorkerDetails> {
  try {
    return await worker.loaded;
  } catch (error) {
    await worker.client.kill();
    throw error;
  }
}

interface RunningJob {
  readonly control: JobControl;
  readonly client: WorkerClient;
  readonly cancel: AbortController;
}

/** Calls run in lanes. `start` is called again for the first call after the process has ended. */
class ModelCalls {
  private readonly start: () => ModelWorker;
  private readonly lanes: Lanes;
  private worker: ModelWorker;
  private readonly running = new Map<JobControl, RunningJob>();
  private isReleased = false;

  constructor(start: () => ModelWorker, worker: ModelWorker, laneCount: number) {
    this.start = start;
    this.worker = worker;
    this.lanes = createLanes(laneCount);
  }

  transcribe(pcm: Int16Array, options: TranscribeOptions): JobControl {
    const control: JobControl = new JobControl(() => this.cancel(control));
    void this.lanes.run(() => this.run(control, pcm, options));
    return control;
  }

  async detectLanguage(pcm: Int16Array, { allowed }: DetectLanguageOptions): Promise<readonly LanguageGuess[]> {
    const request = { type: 'detect-language', pcm: checkAudio(pcm), options: { allowed: [...allowed] } } as const;
    return await this.lanes.run(async () => {
      const client = await this.liveClient();
      return (await client.request(request)) as readonly LanguageGuess[];
    });
  }

  async score(pcm: Int16Array, options: ScoreOptions): Promise<readonly number[]> {
    const request = { type: 'score', pcm: checkAudio(pcm), options: clampScore(options) } as const;
    return await this.lanes.run(async () => {
      const client = await this.liveClient();
      return (await client.request(request)) as readonly number[];
    });
  }

  async release(): Promise<void> {
    this.isReleased = true;
    for (const { control } of this.running.values()) control.fail(aborted());
    await this.worker.client.kill();
    await this.lanes.idle();
  }

  private async run(control: JobControl, pcm: Int16Array, options: TranscribeOptions): Promise<void> {
    try {
      if (control.isCancelled) throw aborted();
      const request = { type: 'transcribe', pcm: checkAudio(pcm), options: clampOptions(options) } as const;
      const client = await this.liveClient();
      if (control.isCancelled) throw aborted();
      const cancel = new AbortController();
      this.running.set(control, { control, client, cancel });
      const { signal } = cancel;
      const language = await client.request(request, { onEvent: (event) => control.push(event), signal });
      control.finish(language as string);
    } catch (error) {
      const isRelease = this.isReleased && error instanceof EngineError && error.code === 'engine-crashed';
      if (isRelease) control.fail(aborted());
      else
        control.fail(error instanceof EngineError ? error : new EngineError('internal', 'The engine failed.', error));
    } finally {
      this.running.delete(control);
    }
  }

  private async liveClient(): Promise<WorkerClient> {
    if (this.isReleased) throw aborted();
    if (!this.worker.client.isAlive()) this.worker = this.start();
    const { worker } = this;
    await detailsOf(worker);
    if (this.isReleased) throw aborted();
    return worker.client;
  }

  private cancel(control: JobControl): void {
    const running = this.running.get(control);
    if (running === undefined) {
      control.fail(aborted());
      return;
    }
    running.cancel.abort();
    const timer = setTimeout(() => {
      control.fail(aborted());
      void running.client.kill();
    }, cancelGraceMs);
    control.job.done.finally(() => clearTimeout(timer)).catch(() => undefined);
  }
}

/** Rejects when the model cannot be loaded; the process has ended by then. */
export async function createLoadedModel(start: () => ModelWorker, threads = 1): Promise<LoadedModel> {
  const worker = start();
  const { lanes, ...details } = await detailsOf(worker);
  const calls = new ModelCalls(start, worker, lanes);
  return {
    details,
    lanes,
    threads,
    transcribe: (pcm, options) => calls.transcribe(pcm, options).job,
    detectLanguage: (pcm, options) => calls.detectLanguage(pcm, options),
    score: (pcm, options) => calls.score(pcm, options),
    release: () => calls.release(),
  };
}
