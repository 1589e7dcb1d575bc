import type { EngineError, EngineJob, EngineSegment, JobEvent, JobResult } from '../types.ts';

/**
 * A job and what the engine reports to it. Events wait until they are read; whatever comes after the end is ignored.
 */
export class JobControl {
  readonly job: EngineJob;
  private readonly onCancel: () => void;
  private readonly events: JobEvent[] = [];
  private readonly segments: EngineSegment[] = [];
  private readonly outcome = Promise.withResolvers<JobResult>();
  private hasEnded = false;
  private wasCancelled = false;
  private wakeReader: () => void = () => undefined;

  /** `onCancel` is called at most once, and never after the end. */
  constructor(onCancel: () => void) {
    this.onCancel = onCancel;
    // A caller that only reads the events gets the error there.
    this.outcome.promise.catch(() => undefined);
    this.job = {
      done: this.outcome.promise,
      cancel: () => this.cancel(),
      [Symbol.asyncIterator]: () => this.read(),
    };
  }

  /** Turns true with the first `cancel`, before the job has ended. */
  get isCancelled(): boolean {
    return this.wasCancelled;
  }

  push(event: JobEvent): void {
    if (this.hasEnded) return;
    this.events.push(event);
    if (event.type === 'segment') this.segments.push(event.segment);
    this.wakeReader();
  }

  finish(language: string): void {
    this.end(() => this.outcome.resolve({ language, segments: this.segments }));
  }

  fail(error: EngineError): void {
    this.end(() => this.outcome.reject(error));
  }

  private end(settle: () => void): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    settle();
    this.wakeReader();
  }

  private cancel(): void {
    if (this.hasEnded || this.wasCancelled) return;
    this.wasCancelled = true;
    this.onCancel();
  }

  private async *read(): AsyncGenerator<JobEvent, void, void> {
    try {
      for (;;) {
        const event = this.events.shift();
        if (event !== undefined) yield event;
        else if (this.hasEnded) break;
        else await new Promise<void>((resolve) => (this.wakeReader = resolve));
      }
      await this.outcome.promise;
    } finally {
      // Leaving the loop early means that nobody wants the rest.
      this.cancel();
    }
  }
}
