import { checkAudio } from './check-audio.ts';
import { clampOptions } from './clamp-options.ts';
import { JobControl } from './engine-job.ts';
import { EngineError, type LoadedModel, type ModelDetails, type TranscribeOptions } from './types.ts';
import type { WorkerClient } from './worker-client.ts';

/** The engine obeys in 4–250 ms; what has not obeyed after this is killed, so that 500 ms hold. */
const cancelGraceMs = 400;

/** A process, and the model that is being loaded in it. */
export interface ModelWorker {
  readonly client: WorkerClient;
  readonly loaded: Promise<ModelDetails>;
}

function aborted(): EngineError {
  return new EngineError('aborted', 'Cancelled.');
}

async function detailsOf(worker: ModelWorker): Promise<ModelDetails> {
  try {
    return await worker.loaded;
  } catch (error) {
    await worker.client.kill();
    throw error;
  }
}

/** Jobs run one after another. `start` is called again for the first job after the process has ended. */
class ModelQueue {
  private readonly start: () => ModelWorker;
  private worker: ModelWorker;
  private running: JobControl | undefined;
  private tail: Promise<void> = Promise.resolve();
  private isReleased = false;

  constructor(start: () => ModelWorker) {
    this.start = start;
    this.worker = start();
  }

  details(): Promise<ModelDetails> {
    return detailsOf(this.worker);
  }

  add(pcm: Int16Array, options: TranscribeOptions): JobControl {
    const control: JobControl = new JobControl(() => this.cancel(control));
    this.tail = this.tail.then(() => this.run(control, pcm, options));
    return control;
  }

  async release(): Promise<void> {
    this.isReleased = true;
    this.running?.fail(aborted());
    await this.worker.client.kill();
    await this.tail;
  }

  private async run(control: JobControl, pcm: Int16Array, options: TranscribeOptions): Promise<void> {
    this.running = control;
    try {
      control.finish(await this.transcribe(control, pcm, options));
    } catch (error) {
      control.fail(error instanceof EngineError ? error : new EngineError('internal', 'The engine failed.', error));
    } finally {
      this.running = undefined;
    }
  }

  private async transcribe(control: JobControl, pcm: Int16Array, options: TranscribeOptions): Promise<string> {
    const goOn = (): void => {
      if (this.isReleased || control.isCancelled) throw aborted();
    };
    goOn();
    const request = { type: 'transcribe', pcm: checkAudio(pcm), options: clampOptions(options) } as const;
    if (!this.worker.client.isAlive()) this.worker = this.start();
    await this.details();
    goOn();
    return (await this.worker.client.request(request, (event) => control.push(event))) as string;
  }

  private cancel(control: JobControl): void {
    if (control !== this.running) {
      control.fail(aborted());
      return;
    }
    const { client } = this.worker;
    client.cancel();
    const timer = setTimeout(() => {
      control.fail(aborted());
      void client.kill();
    }, cancelGraceMs);
    control.job.done.finally(() => clearTimeout(timer)).catch(() => undefined);
  }
}

/** Rejects when the model cannot be loaded; the process has ended by then. */
export async function createLoadedModel(start: () => ModelWorker): Promise<LoadedModel> {
  const queue = new ModelQueue(start);
  return {
    details: await queue.details(),
    transcribe: (pcm, options) => queue.add(pcm, options).job,
    release: () => queue.release(),
  };
}
