import type { LabOptions, LabSegment, QualityProgress, QualityRun, SetPart } from '#shared/quality/lab.ts';
import { normalisationSteps, type Normalisation } from '#shared/quality/normalisation.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Models } from '#services/models/models.ts';
import type { Queue } from '#services/queue/queue.ts';
import { recogniseApart, type RecogniseApart } from '#services/queue/recognise-apart.ts';
import type { EngineModels } from '#services/recognition/engine-models.ts';
import { speakerNames } from '#services/recognition/speaker-names.ts';
import { itemsOf } from '#services/references/split-items.ts';
import type { NewSegment } from '#services/store/records.ts';
import { thisMachine } from './machine.ts';
import { scoreRun } from './score-run.ts';

export interface QualityQueueParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly queue: Pick<Queue, 'lend'>;
  readonly models: Pick<Models, 'resolve'>;
  readonly engineModels: EngineModels;
  readonly openDetector: RecogniseApart['openDetector'];
  readonly findFfmpeg: () => Promise<string>;
  readonly codeVersion: string;
}

export interface QualityRunRequest {
  readonly setId: number;
  readonly part: SetPart;
  readonly options: LabOptions;
  readonly steps?: Normalisation;
  readonly note?: string;
  readonly tuningId?: number | null;
  /** Of the set; what it holds now where absent. */
  readonly versionId?: number;
}

interface Working {
  readonly runId: number;
  readonly abort: AbortController;
  stopAs: 'paused' | 'cancelled' | null;
  ended: Promise<void>;
}

/**
 * Works through the runs of the lab that wait, one at a time, with the engine that the queue lends while no recording
 * wants it. What was recognised of a recording is kept: a run that was stopped continues with the next one.
 */
export class QualityQueue {
  readonly #parts: QualityQueueParts;
  readonly #off: () => void;
  #working: Working | null = null;
  #isStarted = false;
  #isClosed = false;
  #progress: QualityProgress | null = null;
  #attached: { start(): void; close(): Promise<void> } | null = null;

  constructor(parts: QualityQueueParts) {
    this.#parts = parts;
    this.#off = parts.events.on(({ name }) => {
      if (name === 'recording.changed' || name === 'recordings.changed') setImmediate(() => this.wake());
    });
  }

  start(): void {
    this.#isStarted = true;
    this.wake();
    this.#attached?.start();
  }

  /** What is made of runs: begins after them and ends before them. */
  attach(part: { start(): void; close(): Promise<void> }): void {
    this.#attached = part;
  }

  wake(): void {
    if (!this.#isStarted || this.#isClosed || this.#working !== null) return;
    const next = this.#parts.library.qualityRuns.nextWaiting();
    if (next !== null) void this.#begin(next);
  }

  progress(): QualityProgress | null {
    return this.#progress;
  }

  /** Fails with `not-found`, or `bad-request` where that part of the set holds nothing. */
  async add({ setId, versionId, part, options, steps, note, tuningId }: QualityRunRequest): Promise<QualityRun> {
    const { library, models, codeVersion } = this.#parts;
    const { references } = library;
    const version = versionId === undefined ? references.present(setId) : references.version(versionId);
    const totalCount = version === null ? 0 : itemsOf(version.items, part).length;
    if (version === null || totalCount === 0) throw new AppFailure('quality-empty');
    const { sha256 } = await models.resolve(options.modelId);
    const run = library.qualityRuns.add({
      versionId: version.id,
      part,
      options,
      modelSha256: sha256,
      codeVersion,
      machine: thisMachine(),
      note: note ?? '',
      steps: steps ?? normalisationSteps,
      totalCount,
      tuningId: tuningId ?? null,
    });
    this.#emit(run);
    this.wake();
    return run;
  }

  /** Works on one now; resolves when it ended, in whatever state. */
  async runOne(runId: number): Promise<QualityRun> {
    while (this.#working !== null) await this.#working.ended;
    const run = this.#parts.library.qualityRuns.get(runId);
    // It may have been its turn meanwhile.
    if (run.state === 'waiting') await this.#begin(run);
    return this.#parts.library.qualityRuns.get(runId);
  }

  async stop(runId: number, as: 'paused' | 'cancelled'): Promise<void> {
    const working = this.#working;
    if (working?.runId === runId) {
      working.stopAs = as;
      working.abort.abort(new AppFailure('aborted'));
      await working.ended;
      return;
    }
    const { state } = this.#parts.library.qualityRuns.get(runId);
    if (state === 'waiting' || state === 'paused') this.#emit(this.#parts.library.qualityRuns.setState(runId, as));
  }

  /** Also one that failed or was cancelled continues with the recordings it lacks. */
  resume(runId: number): void {
    const { state } = this.#parts.library.qualityRuns.get(runId);
    if (state === 'done' || state === 'running') return;
    this.#emit(this.#parts.library.qualityRuns.setState(runId, 'waiting'));
    this.wake();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#off();
    await this.#attached?.close();
    this.#working?.abort.abort(new AppFailure('aborted'));
    await this.#working?.ended;
  }

  #begin(run: QualityRun): Promise<void> {
    const self: Working = { runId: run.id, abort: new AbortController(), stopAs: null, ended: Promise.resolve() };
    const lent = this.#parts.queue.lend((yielding) => this.#work(run, self, yielding));
    if (lent === null) return Promise.resolve();
    this.#working = self;
    self.ended = lent
      .catch((error: unknown) => this.#parts.log.error('the lab could not record how a run ended', error))
      .then(() => {
        this.#working = null;
        this.#progress = null;
        setImmediate(() => this.wake());
      });
    return self.ended;
  }

  async #work(run: QualityRun, self: Working, yielding: AbortSignal): Promise<void> {
    const { library, log } = this.#parts;
    const signal = AbortSignal.any([self.abort.signal, yielding]);
    try {
      this.#emit(library.qualityRuns.setState(run.id, 'running'));
      await this.#recognise(run, signal);
      const { tests } = await this.#parts.models.resolve(run.options.modelId);
      const memoryBytes = Math.max(0, ...tests.map((test) => test.memoryBytes ?? 0)) || null;
      library.qualityRuns.setScores(run.id, await scoreRun(library, run, run.steps, memoryBytes));
      const hasHeldOut = library.references.version(run.versionId).items.some(({ part }) => part === 'held-out');
      if (run.part === 'held-out' || (run.part === 'all' && hasHeldOut))
        library.references.noteLook(run.versionId, run.id);
      this.#emit(library.qualityRuns.setState(run.id, 'done'));
    } catch (thrown) {
      if (signal.aborted) {
        this.#emit(library.qualityRuns.setState(run.id, self.stopAs ?? 'waiting'));
        return;
      }
      const failure = failureOf(thrown);
      if (failure.code === 'internal') log.error(`run ${run.id} of the lab failed`, thrown);
      this.#emit(library.qualityRuns.setState(run.id, 'failed', failure));
    }
  }

  async #recognise(run: QualityRun, signal: AbortSignal): Promise<void> {
    const { library, engineModels, findFfmpeg, openDetector } = this.#parts;
    const done = new Set(library.qualityRuns.doneRecordings(run.id));
    const items = itemsOf(library.references.version(run.versionId).items, run.part);
    const model = engineModels.use(run.options.modelId);
    try {
      const used = await model;
      for (const { recordingId } of items) {
        if (done.has(recordingId)) continue;
        signal.throwIfAborted();
        const startedMs = performance.now();
        const { sound } = library.jobs.get(recordingId).options;
        const { segments, audioMs } = await recogniseApart({
          file: library.recordings.get(recordingId).path,
          options: { ...jobOptions(run.options), ...(sound !== undefined && { sound }) },
          model,
          openDetector,
          atOnce: () => used.model.lanes + 1,
          ffmpeg: await findFfmpeg(),
          signal,
          speakerNames: speakerNames('en'),
          onWindow: (doneMs, totalMs) => this.#emitProgress(run, { doneCount: done.size, doneMs, totalMs }),
        });
        const workMs = performance.now() - startedMs;
        library.qualityRuns.addResult(run.id, { recordingId, segments: segments.map(labSegment), audioMs, workMs });
        done.add(recordingId);
        this.#emitProgress(run, { doneCount: done.size, doneMs: 0, totalMs: null });
      }
    } finally {
      (await model.catch(() => null))?.leave();
    }
  }

  #emitProgress(run: QualityRun, at: Pick<QualityProgress, 'doneCount' | 'doneMs' | 'totalMs'>): void {
    this.#progress = { runId: run.id, totalCount: run.totalCount, ...at };
    this.#parts.events.emit('quality.progressed', { progress: this.#progress });
  }

  #emit({ id, tuningId }: QualityRun): void {
    this.#parts.events.emit('quality.changed', { runId: id, tuningId });
  }
}

function jobOptions({ beamSize, ...options }: LabOptions) {
  return { ...options, translate: false, threads: null, ...(beamSize !== null && { beamSize }) };
}

/** As the library would store it. */
function labSegment({ startMs, endMs, text, words, speaker, marks }: NewSegment): LabSegment {
  const sum = words.reduce((all, { probability }) => all + probability, 0);
  return {
    id: null,
    startMs,
    endMs,
    speaker: speaker ?? null,
    text,
    confidence: words.length === 0 ? null : sum / words.length,
    marks: marks ?? [],
    words,
  };
}
