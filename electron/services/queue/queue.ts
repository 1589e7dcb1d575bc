import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { RunOutcome, UsedGraphics } from '#shared/contract/jobs.ts';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import type { JobProgress, Recording, RecordingState } from '#shared/recording.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Job } from '#services/store/records.ts';
import type { Log } from '#services/log.ts';
import type { ModelInfo } from '#shared/model.ts';
import type { EngineModels, UsedModel } from '#services/recognition/engine-models.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';
import type { GrowingSound } from './growing-sound.ts';
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts';
import { cardAtWork, failedCardOf } from '#services/graphics/card-of-run.ts';
import { speakerNames } from '#services/recognition/speaker-names.ts';
import type { Committed } from './transcribe-context.ts';
import { settleOptions } from '#services/store/recordings/settle-options.ts';
import { transcribeRecording } from './transcribe-recording.ts';
import { Ahead } from './windows/ahead.ts';
import { modelsOfJob } from './windows/models-of-job.ts';
import { workAhead } from './remaining-work.ts';

/** Works through the waiting recordings one after another. Its state is the job table: nothing is lost with the process. */
export interface Queue {
  /** From now on waiting recordings are worked through by themselves. */
  start(): void;
  /** Looks for work if the queue was started; calling it again is harmless. */
  wake(): void;
  /** Works on a recording that is being made before everything else, also while the queue is paused; what runs waits at its cursor. */
  runFirst(recordingId: number): Promise<void>;
  /** Works on one recording now and resolves when it ended, in whatever state; only while nothing else runs. */
  runOne(recordingId: number): Promise<void>;
  pause(recordingId: number): Promise<void>;
  resume(recordingId: number): void;
  cancel(recordingId: number): Promise<void>;
  retry(recordingId: number): void;
  /**
   * Takes nothing more until it is resumed; what runs waits at its cursor, or is finished first. Kept over restarts.
   */
  setPaused(isPaused: boolean, isFinishing: boolean): Promise<void>;
  /** Stops the job if it runs; it waits at its cursor. For recordings that went to the bin. */
  setAside(recordingId: number): Promise<void>;
  runningId(): number | null;
  /** A job is running now. */
  isBusy(): boolean;
  /**
   * Lends the engine to other work until it ends; null where a recording runs or waits to, or it is lent already.
   * `signal` aborts when a recording comes: the work then gives way soon.
   */
  lend<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> | null;
  /** Live progress of the running job; null for any other. */
  progressOf(recordingId: number): JobProgress | null;
  /** Stops the running job; it is waiting again at the next start. */
  close(): Promise<void>;
}

export interface QueueParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly models: EngineModels;
  /** Those that can recognise on this computer. */
  installedModels?(): Promise<readonly ModelInfo[]>;
  readonly log: Log;
  openDetector(choice: SpeechDetectorChoice): Promise<SpeechDetector>;
  /** Path of the ffmpeg to use; looked up for every job, so that a changed setting counts. */
  findFfmpeg(): Promise<string>;
  /** The sound of a recording that is being made; null for all others. */
  growing?(recordingId: number): GrowingSound | null;
  /** Batches of which nothing is taken now. */
  heldBatches?(): readonly number[];
  /** See `TranscribeContext`. */
  readonly quietMs?: number | undefined;
  /** Of the interface: text that the app itself writes into a transcript is in it. */
  language(): InterfaceLanguage;
}

interface RunningJob {
  readonly recordingId: number;
  readonly abort: AbortController;
  /** The state to leave the job in when it is stopped by us; null: as it is (the app closes). */
  stopAs: RecordingState | null;
  progress: JobProgress | null;
  ended: Promise<void>;
  /** The card that the main model is on, or was on. */
  graphics: () => UsedGraphics | null;
  /** Models for languages that they know better. */
  readonly beside: Promise<UsedModel>[];
}

export function createQueue(parts: QueueParts): Queue {
  return new JobQueue(parts);
}

class JobQueue implements Queue {
  readonly #parts: QueueParts;
  #running: RunningJob | null = null;
  /** The running recording as it was last emitted. */
  #lastEmitted: Recording | null = null;
  /** To be begun before everything that waits. */
  #firstId: number | null = null;
  #isStarted = false;
  #isClosed = false;
  readonly #ahead: Ahead;
  #lent: { readonly abort: AbortController; readonly ended: Promise<unknown> } | null = null;

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#ahead = new Ahead(parts, () => this.#isStarted);
  }

  start(): void {
    this.#isStarted = true;
    this.wake();
  }

  wake(): void {
    if (this.#running !== null || this.#isClosed) return;
    if (this.#lent !== null) {
      if (this.#hasWork()) this.#lent.abort.abort(new AppFailure('aborted'));
      return;
    }
    const firstId = this.#firstId;
    this.#firstId = null;
    if (firstId !== null) {
      const first = this.#parts.library.jobs.get(firstId);
      if (first.state === 'waiting') {
        void this.#begin(first);
        return;
      }
    }
    if (!this.#isStarted) return;
    if (this.#parts.library.settings.get().isQueuePaused) return;
    const job = this.#parts.library.jobs.nextWaiting(this.#parts.heldBatches?.() ?? []);
    if (job !== null) void this.#begin(job);
  }

  #hasWork(): boolean {
    const { library } = this.#parts;
    if (this.#firstId !== null && library.jobs.get(this.#firstId).state === 'waiting') return true;
    if (!this.#isStarted || library.settings.get().isQueuePaused) return false;
    return library.jobs.nextWaiting(this.#parts.heldBatches?.() ?? []) !== null;
  }

  lend<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> | null {
    if (this.#running !== null || this.#lent !== null || this.#isClosed || this.#hasWork()) return null;
    const abort = new AbortController();
    const working = work(abort.signal);
    const ended = working
      .catch(() => undefined) // reported by the borrower
      .then(() => {
        this.#lent = null;
        this.wake();
      });
    this.#lent = { abort, ended };
    return working;
  }

  async runFirst(recordingId: number): Promise<void> {
    this.#firstId = recordingId;
    const runningId = this.runningId();
    if (runningId === null) this.wake();
    else if (runningId !== recordingId) await this.#stop(runningId, 'waiting');
  }

  async runOne(recordingId: number): Promise<void> {
    if (this.#running !== null) throw new Error('another recording is running');
    await this.#begin(this.#parts.library.jobs.get(recordingId));
  }

  #begin(job: Job): Promise<void> {
    const { recordingId } = job;
    const self: RunningJob = {
      recordingId,
      abort: new AbortController(),
      stopAs: null,
      progress: null,
      ended: Promise.resolve(),
      graphics: () => null,
      beside: [],
    };
    this.#running = self;
    self.ended = this.#work(job, self)
      .catch((error: unknown) => this.#parts.log.error('the queue could not record how a job ended', error))
      .finally(() => {
        this.#running = null;
        this.wake();
      });
    return self.ended;
  }

  pause(recordingId: number): Promise<void> {
    return this.#stop(recordingId, 'paused');
  }

  resume(recordingId: number): void {
    this.#requeue(recordingId, ['paused']);
  }

  cancel(recordingId: number): Promise<void> {
    return this.#stop(recordingId, this.#hasTextWithout(recordingId) ? 'done' : 'cancelled');
  }

  /** A run beside a finished text was all that was to be done: without it the recording is as it was. */
  #hasTextWithout(recordingId: number): boolean {
    const { library } = this.#parts;
    const isBeside = library.jobs.get(recordingId).options.isBeside === true;
    return isBeside && library.recordings.get(recordingId).transcriptId !== null;
  }

  retry(recordingId: number): void {
    this.#requeue(recordingId, ['failed', 'cancelled', 'done']);
  }

  async setPaused(isPaused: boolean, isFinishing: boolean): Promise<void> {
    const { library, events } = this.#parts;
    events.emit('settings.changed', { settings: library.settings.set({ isQueuePaused: isPaused }) });
    if (!isPaused) this.wake();
    else if (!isFinishing && this.#running !== null) await this.#stop(this.#running.recordingId, 'waiting');
  }

  async setAside(recordingId: number): Promise<void> {
    if (this.runningId() === recordingId) await this.#stop(recordingId, 'waiting');
  }

  runningId(): number | null {
    return this.#running?.recordingId ?? null;
  }

  isBusy(): boolean {
    return this.#running !== null;
  }

  progressOf(recordingId: number): JobProgress | null {
    return this.#running?.recordingId === recordingId ? this.#running.progress : null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#ahead.close();
    this.#running?.abort.abort(new AppFailure('aborted'));
    await this.#running?.ended;
    this.#lent?.abort.abort(new AppFailure('aborted'));
    await this.#lent?.ended;
  }

  async #work(job: Job, self: RunningJob): Promise<void> {
    const { library, events, log } = this.#parts;
    this.#setState(job.recordingId, 'running');
    const startedAtMs = Date.now();
    let ending: RunOutcome = 'stopped';
    const { recordingId } = job;
    const note = (outcome: RunOutcome, failure: Failure | null = null) => {
      ending = outcome;
      const { doneMs } = self.progress ?? { doneMs: job.resumeMs };
      const audioMs = Math.max(0, doneMs - job.resumeMs);
      const graphics = self.graphics();
      library.runs.add({ recordingId, startedAtMs, endedAtMs: Date.now(), outcome, failure, audioMs, graphics });
    };
    try {
      await this.#runSettled(job, self);
      note('done');
      events.emit('recording.changed', { recording: library.recordings.get(job.recordingId) });
    } catch (thrown) {
      if (self.abort.signal.aborted) {
        note('stopped');
        if (self.stopAs !== null) this.#setState(job.recordingId, self.stopAs);
        return;
      }
      const failure = failureOf(thrown);
      if (failure.code === 'internal') log.error(`recording ${job.recordingId} failed`, thrown);
      // What was read of a file that changed meanwhile is worth nothing.
      if (failure.code === 'file-growing') library.jobs.abandonRun(job.recordingId);
      note('failed', failure);
      // A finished text stays finished, whatever became of the run after it.
      this.#setState(job.recordingId, library.jobs.hasFinishedText(job.recordingId) ? 'done' : 'failed', failure);
    } finally {
      events.emit('job.ended', { recordingId: job.recordingId, outcome: ending });
    }
  }

  /**
   * With settings that were found for its folder or language; where the language has some, it starts over with them.
   */
  async #runSettled({ recordingId }: Job, self: RunningJob): Promise<void> {
    const { library } = this.#parts;
    const job = settleOptions(library, recordingId, null);
    let isSettled = false;
    const onLanguage = (code: string) => {
      if (settleOptions(library, recordingId, code).options.language === job.options.language) return;
      isSettled = true;
      throw new AppFailure('aborted');
    };
    const isLive = (this.#parts.growing?.(recordingId) ?? null) !== null;
    try {
      await this.#run(job, self, isLive ? null : onLanguage);
    } catch (thrown) {
      if (!isSettled || self.abort.signal.aborted) throw thrown;
      await this.#run(library.jobs.get(recordingId), self, null);
    }
  }

  async #run(job: Job, self: RunningJob, onLanguage: ((code: string) => void) | null): Promise<void> {
    const { library, models } = this.#parts;
    const recording = library.recordings.get(job.recordingId);
    this.#ahead.begun(job.recordingId);
    const byLanguage = await modelsOfJob(job, self.beside, this.#parts);
    // The first sound is decoded while the model is loaded.
    const model = models.use(byLanguage.mainId, job.options.lanes);
    let used: UsedModel | null = null;
    model.then(
      (loaded) => {
        used = loaded;
        self.graphics = () => loaded.graphics();
      },
      () => undefined, // reported by whoever waits for it
    );
    const remembering = model.then((loaded) => this.#ahead.now(loaded));
    remembering.catch(() => undefined); // reported by whoever waits for it
    const meter = this.#meter(job, recording, () => used?.expectedSpeed ?? null);
    try {
      const ffmpeg = await this.#parts.findFfmpeg();
      await transcribeRecording(recording, {
        library,
        model: remembering,
        modelsByLanguage: byLanguage,
        isFast: byLanguage.isFast,
        onAllDecoded: () => used !== null && void this.#ahead.read(job, used, ffmpeg),
        openDetector: (choice) => this.#parts.openDetector(choice),
        atOnce: () => (used?.model.lanes ?? 1) + 1,
        ffmpeg,
        quietMs: this.#parts.quietMs,
        growing: this.#parts.growing?.(job.recordingId) ?? null,
        signal: self.abort.signal,
        onLanguage,
        speakerNames: speakerNames(this.#parts.language()),
        onPartial: (recognised) =>
          this.#parts.events.emit('segments.partial', { recordingId: recording.id, ...recognised }),
        failedCard: () => failedCardOf(self.graphics()),
        onCommitted: (at) => {
          self.progress = { ...meter.at(at.doneMs, at.totalMs), ...cardAtWork(self.graphics()) };
          this.#emitProgress(recording, at, self.progress);
        },
      });
    } finally {
      const loaded = await model.catch(() => null);
      loaded?.leave();
      for (const beside of self.beside.splice(0)) (await beside.catch(() => null))?.leave();
    }
  }

  #meter(job: Job, { transcriptId }: Recording, expectedSpeed: () => number | null): ProgressMeter {
    const speech = transcriptId === null ? null : this.#parts.library.transcripts.speech(transcriptId);
    return createProgressMeter(job.resumeMs, { expectedSpeed, work: workAhead({ speech, redo: job.options.redo }) });
  }

  #emitProgress(before: Recording, at: Committed, progress: JobProgress): void {
    const { events, library } = this.#parts;
    const { transcriptId, segments } = at;
    const recordingId = before.id;
    if (segments.length > 0) events.emit('segments.added', { recordingId, transcriptId, segments });
    const recording = library.recordings.get(recordingId);
    const isNews =
      recording.transcriptId !== this.#lastEmitted?.transcriptId || recording.language !== this.#lastEmitted.language;
    if (isNews) events.emit('recording.changed', { recording });
    this.#lastEmitted = recording;
    events.emit('job.progressed', { recordingId, state: 'running', progress });
  }

  async #stop(recordingId: number, state: RecordingState): Promise<void> {
    if (this.#running?.recordingId === recordingId) {
      this.#ahead.forget();
      this.#running.stopAs = state;
      this.#running.abort.abort(new AppFailure('aborted'));
      await this.#running.ended;
      return;
    }
    const current = this.#parts.library.jobs.get(recordingId).state;
    if (current === 'waiting' || current === 'paused') this.#setState(recordingId, state);
  }

  #requeue(recordingId: number, from: readonly RecordingState[]): void {
    if (!from.includes(this.#parts.library.jobs.get(recordingId).state)) return;
    this.#setState(recordingId, 'waiting');
    this.wake();
  }

  #setState(recordingId: number, state: RecordingState, failure: Failure | null = null): void {
    const { library, events } = this.#parts;
    library.jobs.setState(recordingId, state, failure);
    events.emit('recording.changed', { recording: library.recordings.get(recordingId) });
  }
}
