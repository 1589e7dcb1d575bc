import type {
  AnalysisParameters,
  AnalysisProgress,
  AnalysisQueueState,
  AnalysisRun,
  AnalysisState,
} from '#shared/analyses/analysis.ts';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { NewRun, WaitingRuns } from '#services/annotations/analysis-runs.ts';
import type { Log } from '#services/log.ts';
import { segmentsPerStretch, type Analyzer } from '../analyzer.ts';
import { analyzerNamed, modelHashOf, parametersOf } from '../analyzers.ts';
import {
  askLabels,
  askWords,
  textQuestions,
  type AskText,
  type LabelsAnswer,
  type WordsAnswer,
  type WordsQuestion,
} from '../asked/text-questions.ts';
import type { AnalysisClient } from '../process/analysis-client.ts';
import { runAnalysis, type LibrarySide } from './run-analysis.ts';

export interface AnalysisRequest {
  readonly recordingIds: readonly number[];
  readonly analyzer: string;
  readonly parameters: AnalysisParameters;
  /** By a person who waits for it; else when no transcription runs. */
  readonly isUrgent: boolean;
  /**
   * Repeats the conclusion from what the current run kept, without reading the sound again, where there is such a run.
   */
  readonly isFromKept?: boolean;
}

export interface AnalysisQueueParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly client: AnalysisClient;
  readonly analyzers: readonly Analyzer[];
  /** By the analyzer's name. */
  readonly sides: Readonly<Record<string, LibrarySide>>;
  readonly findFfmpeg: () => Promise<string>;
  /** Parameters that name what is installed now, by the analyzer's name. */
  readonly installed?: (analyzer: string) => AnalysisParameters;
  /** A transcription is running. */
  readonly isBusy: () => boolean;
  /** See `StretchSource`. */
  readonly soundStretchMs?: number;
}

/** Of a SHA-256. */
const hashLetters = 64;

type StopState = Extract<AnalysisState, 'paused' | 'cancelled'>;

interface Running {
  readonly run: AnalysisRun;
  readonly abort: AbortController;
  /** The state to leave it in when it is stopped by us; null: as it is (the app closes). */
  stopAs: StopState | null;
  doneMs: number;
  ended: Promise<void>;
}

/**
 * Works through the runs that wait, one at a time: those asked for just now at once, the others, newest recording first,
 * while no transcription runs. Its state is the table of runs: nothing is lost with the process.
 */
export class AnalysisQueue {
  readonly #parts: AnalysisQueueParts;
  readonly #off: () => void;
  #running: Running | null = null;
  #isStarted = false;
  #isClosed = false;

  constructor(parts: AnalysisQueueParts) {
    this.#parts = parts;
    // A transcription that ends makes room, and a new text may be what a run waits for.
    this.#off = parts.events.on(({ name }) => {
      if (name === 'recording.changed' || name === 'recordings.changed') setImmediate(() => this.wake());
    });
  }

  start(): void {
    this.#isStarted = true;
    this.wake();
  }

  /** Looks for work if it was started; calling it again is harmless. */
  wake(): void {
    if (!this.#isStarted || this.#isClosed || this.#running !== null) return;
    const next = this.#runs.nextWaiting({ onlyUrgent: this.#parts.isBusy() });
    if (next !== null) void this.#begin(next);
  }

  /** Returns the ids of the runs. Throws `bad-request` for an unknown analyzer or parameter. */
  add(request: AnalysisRequest): readonly number[] {
    const make = this.#newRun(request);
    const ids = this.#runs.add(request.recordingIds.map(make));
    for (const id of ids.slice(0, 1)) this.#emit(this.#runs.get(id));
    this.wake();
    return ids;
  }

  /** Everything that lacks a run of this analyzer as it is now, newest first. Returns how many. */
  addMissing(name: string, parameters: AnalysisParameters): number {
    const recordingIds = this.withoutRun(name);
    this.add({ recordingIds, analyzer: name, parameters, isUrgent: false });
    return recordingIds.length;
  }

  /** Recordings that it was not run over in its version, with the model that is installed now. */
  withoutRun(name: string): readonly number[] {
    const analyzer = analyzerNamed(name, this.#parts.analyzers);
    const model = modelHashOf(analyzer, { ...analyzer.defaults, ...this.installed(name) });
    return this.#runs.withoutRun({ name, version: analyzer.version, model });
  }

  /** What an analyzer is given where nothing else is asked for. */
  installed(name: string): AnalysisParameters {
    return this.#parts.installed?.(name) ?? {};
  }

  /** Works on one run now; resolves when it ended, in whatever state. Only while nothing else runs. */
  async runOne(runId: number): Promise<AnalysisRun> {
    if (this.#running !== null) throw new Error('another analysis is running');
    await this.#begin(this.#runs.get(runId));
    return this.#runs.get(runId);
  }

  pause(runId: number): Promise<void> {
    return this.#stop(runId, 'paused');
  }

  cancel(runId: number): Promise<void> {
    return this.#stop(runId, 'cancelled');
  }

  /** Also one that failed or was cancelled resumes at its last committed stretch. */
  resume(runId: number): void {
    const { state } = this.#runs.get(runId);
    if (state === 'paused' || state === 'failed' || state === 'cancelled') this.#setState(runId, 'waiting');
    this.wake();
  }

  pauseAll(): Promise<void> {
    return this.#stopAll(['waiting'], 'paused');
  }

  cancelAll(): Promise<void> {
    return this.#stopAll(['waiting', 'paused'], 'cancelled');
  }

  resumeAll(): void {
    this.#runs.setStates(['paused'], 'waiting');
    this.#parts.events.emit('analysis.changed', { recordingId: null, analyzer: null, state: 'waiting' });
    this.wake();
  }

  state(): AnalysisQueueState {
    const { waiting, pausedCount } = this.#runs.open();
    const running = this.#running;
    const waitingCount = waiting.reduce((sum, { count }) => sum + count, 0);
    return {
      waitingCount,
      pausedCount,
      running: running === null ? null : this.#progressOf(running),
      isPaused: waitingCount === 0 && running === null && pausedCount > 0,
      leftSeconds: this.#secondsLeft(waiting, running),
    };
  }

  /** Directions of texts by the model of meanings in a folder, from the process of the analyses. */
  async meaningsOf(folder: string, texts: readonly string[]): Promise<{ hash: string; vectors: Float32Array[] }> {
    const job = {
      analyzer: 'classes',
      parameters: { classifiers: '', embedder: folder },
      signal: new AbortController().signal,
    };
    const vectors: Float32Array[] = [];
    let hash = '';
    for (let start = 0; start < texts.length; start += segmentsPerStretch) {
      const some = texts.slice(start, start + segmentsPerStretch);
      const segments = some.map((text, nth) => ({ id: nth, startMs: 0, endMs: 1, text, words: [] }));
      const { kept } = await this.#parts.client.analyse(job, { reads: 'text', startMs: 0, endMs: 1, segments });
      const bytes = Buffer.from(kept ?? []);
      hash = bytes.subarray(0, hashLetters).toString('latin1');
      const numbers = new Float32Array(Uint8Array.from(bytes.subarray(hashLetters)).buffer);
      const size = numbers.length / some.length;
      for (const [nth] of some.entries()) vectors.push(numbers.slice(nth * size, (nth + 1) * size));
    }
    return { hash, vectors };
  }

  /** What fits into a place of a text, by the model in a folder. */
  async wordsInContext(folder: string, question: WordsQuestion): Promise<WordsAnswer> {
    return await askWords(this.#askText, folder, question);
  }

  /** What the model in a folder makes of each text. */
  async labelsOf(folder: string, texts: readonly string[]): Promise<LabelsAnswer> {
    return await askLabels(this.#askText, folder, texts);
  }

  readonly #askText: AskText = async (parameters, stretch) =>
    await this.#parts.client.analyse(
      { analyzer: textQuestions, parameters, signal: new AbortController().signal },
      stretch,
    );

  /** Stops the running one at its last committed stretch; it resumes at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#off();
    this.#running?.abort.abort(new AppFailure('aborted'));
    await this.#running?.ended;
    this.#parts.client.close();
  }

  get #runs() {
    return this.#parts.library.annotations.runs;
  }

  #begin(run: AnalysisRun): Promise<void> {
    const abort = new AbortController();
    const self: Running = { run, abort, stopAs: null, doneMs: run.doneMs, ended: Promise.resolve() };
    this.#running = self;
    self.ended = this.#work(self)
      .catch((error: unknown) => this.#parts.log.error('how an analysis ended could not be recorded', error))
      .finally(() => {
        this.#running = null;
        this.wake();
      });
    return self.ended;
  }

  async #work(self: Running): Promise<void> {
    const { run, abort } = self;
    try {
      await this.#perform(self);
      this.#emit(this.#runs.get(run.id));
    } catch (thrown) {
      if (abort.signal.aborted) {
        if (self.stopAs !== null) this.#setState(run.id, self.stopAs);
        return;
      }
      const failure = failureOf(thrown);
      if (failure.code === 'internal') this.#parts.log.error(`analysis ${run.id} (${run.analyzer}) failed`, thrown);
      this.#setState(run.id, 'failed', failure);
    }
  }

  async #perform(self: Running): Promise<void> {
    const { run, abort } = self;
    const analyzer = analyzerNamed(run.analyzer, this.#parts.analyzers);
    const isOther = analyzer.version !== run.version || modelHashOf(analyzer, run.parameters) !== run.model;
    if (isOther) throw new AppFailure('analysis-outdated', { name: run.analyzer });
    this.#setState(run.id, 'running');
    await runAnalysis(run, {
      ...this.#parts,
      analyzer,
      side: this.#parts.sides[run.analyzer] ?? {},
      signal: abort.signal,
      onProgress: (doneMs) => {
        self.doneMs = doneMs;
        this.#parts.events.emit('analysis.progressed', { progress: this.#progressOf(self) });
      },
    });
  }

  async #stop(runId: number, state: StopState): Promise<void> {
    const running = this.#running;
    if (running?.run.id === runId) {
      running.stopAs = state;
      running.abort.abort(new AppFailure('aborted'));
      await running.ended;
      return;
    }
    const now = this.#runs.get(runId).state;
    if (now === 'waiting' || now === 'paused') this.#setState(runId, state);
  }

  async #stopAll(from: readonly AnalysisState[], state: StopState): Promise<void> {
    this.#runs.setStates(from, state);
    if (this.#running !== null) await this.#stop(this.#running.run.id, state);
    this.#parts.events.emit('analysis.changed', { recordingId: null, analyzer: null, state });
  }

  #newRun({ analyzer: name, parameters, isUrgent, isFromKept }: AnalysisRequest): (recordingId: number) => NewRun {
    const analyzer = analyzerNamed(name, this.#parts.analyzers);
    const all = parametersOf(analyzer, { ...this.installed(name), ...parameters });
    const model = modelHashOf(analyzer, all);
    const { recordings } = this.#parts.library;
    return (recordingId) => {
      const current = isFromKept === true ? this.#runs.current(recordingId, name) : null;
      const isSame = current?.version === analyzer.version && current.model === model;
      return {
        recordingId,
        analyzer: name,
        version: analyzer.version,
        model,
        parameters: all,
        transcriptId: analyzer.reads === 'text' ? recordings.get(recordingId).transcriptId : null,
        keptRunId: isSame ? (current.keptRunId ?? current.id) : null,
        isUrgent,
      };
    };
  }

  #setState(runId: number, state: AnalysisState, failure: Failure | null = null): void {
    this.#runs.setState(runId, state, failure);
    this.#emit(this.#runs.get(runId));
  }

  #emit({ recordingId, analyzer, state }: AnalysisRun): void {
    this.#parts.events.emit('analysis.changed', { recordingId, analyzer, state });
  }

  #totalOf(run: AnalysisRun): number | null {
    return this.#parts.library.recordings.get(run.recordingId).durationMs;
  }

  #progressOf({ run, doneMs }: Running): AnalysisProgress {
    const { id: runId, recordingId, analyzer } = run;
    return { runId, recordingId, analyzer, state: 'running', doneMs, totalMs: this.#totalOf(run) };
  }

  #secondsLeft(waiting: readonly WaitingRuns[], running: Running | null): number {
    const own = running !== null && running.run.keptRunId === null ? [running] : [];
    const left = [
      ...waiting,
      ...own.map(({ run, doneMs }) => {
        return { analyzer: run.analyzer, leftMs: Math.max(0, (this.#totalOf(run) ?? 0) - doneMs) };
      }),
    ];
    return left.reduce((sum, { analyzer, leftMs }) => {
      const known = this.#parts.analyzers.find(({ name }) => name === analyzer);
      return sum + (leftMs / 3_600_000) * (known?.secondsPerHour ?? 0);
    }, 0);
  }
}
