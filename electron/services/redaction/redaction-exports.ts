import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SpawnWorker } from '#native/lib/types.ts';
import { partPath } from '#services/text-files/part-path.ts';
import { createEngine } from '#native/lib/engine.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { RedactionOptions, RedactionProgress, RedactionResult } from '#shared/sharing/redaction.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Models } from '#services/models/models.ts';
import { createEngineModels } from '#services/recognition/engine-models.ts';
import type { JobOptions } from '#services/store/records.ts';
import { freeNames } from '#services/text-files/free-names.ts';
import { writeFailure } from '#services/text-files/write-failure.ts';
import { exportRedacted, type RedactedExport } from './export-redacted.ts';

export interface RedactionParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly models: Models;
  readonly spawnEngineWorker: SpawnWorker;
  readonly appVersion: string;
  findFfmpeg(): Promise<string>;
  jobOptions(): JobOptions;
  who(): string;
  auditHash(): string | null;
  /** Something was saved. */
  onSaved(recordingId: number, result: RedactionResult): void;
}

export interface RedactionRequest {
  readonly recordingId: number;
  /** Where the files go. */
  readonly folder: string;
  readonly options: RedactionOptions;
  readonly isForced: boolean;
}

/** Exports without what was removed: one after another, each with its progress and its result until the next one. */
export interface RedactionExports {
  /** Begins; see `state`. The one before of the same recording is forgotten. */
  start(request: RedactionRequest): void;
  /** Null where none was begun since the start. */
  state(recordingId: number): RedactionProgress | null;
  /** Resolves when it has ended, however it did. */
  wait(recordingId: number): Promise<RedactionProgress | null>;
  stop(recordingId: number): void;
  /** Saves what was refused. Throws `not-found` where there is nothing. */
  accept(recordingId: number): Promise<RedactionProgress>;
  close(): Promise<void>;
}

interface Task {
  readonly request: RedactionRequest;
  readonly abort: AbortController;
  readonly dir: string;
  progress: RedactionProgress;
  done: Promise<void>;
}

const minStepMs = 150;

export function createRedactionExports(parts: RedactionParts): RedactionExports {
  return new Exports(parts);
}

class Exports implements RedactionExports {
  readonly #parts: RedactionParts;
  readonly #root: string;
  readonly #tasks = new Map<number, Task>();
  /** The end of the newest one; null before the first. */
  #last: Promise<unknown> | null = null;

  constructor(parts: RedactionParts) {
    this.#parts = parts;
    this.#root = path.join(parts.library.dir, 'redacted');
  }

  start(request: RedactionRequest): void {
    const { recordingId } = request;
    const before = this.#tasks.get(recordingId);
    before?.abort.abort();
    const key = path.basename(this.#parts.library.recordings.get(recordingId).mediaKey);
    const task: Task = {
      request,
      abort: new AbortController(),
      dir: path.join(this.#root, `${key}-${randomUUID()}`),
      progress: { recordingId, phase: 'sound', share: 0, result: null, failure: null },
      done: Promise.resolve(),
    };
    this.#tasks.set(recordingId, task);
    // What a crash left goes with the first one.
    this.#last ??= rm(this.#root, { recursive: true, force: true }).catch(() => {});
    task.done = this.#last.then(async () => {
      if (before !== undefined) await rm(before.dir, { recursive: true, force: true });
      await this.#run(task);
    });
    this.#last = task.done;
    this.#emit(task, {});
  }

  state(recordingId: number): RedactionProgress | null {
    return this.#tasks.get(recordingId)?.progress ?? null;
  }

  async wait(recordingId: number): Promise<RedactionProgress | null> {
    const task = this.#tasks.get(recordingId);
    await task?.done;
    return task?.progress ?? null;
  }

  stop(recordingId: number): void {
    this.#tasks.get(recordingId)?.abort.abort();
  }

  async accept(recordingId: number): Promise<RedactionProgress> {
    const task = this.#tasks.get(recordingId);
    const result = task?.progress.result;
    if (task === undefined || result?.outcome !== 'refused') throw new AppFailure('not-found', { what: 'recording' });
    await sayForced(task.dir, result.files);
    this.#emit(task, { result: await this.#save(task, { ...result, outcome: 'forced' }) });
    return task.progress;
  }

  async close(): Promise<void> {
    for (const task of this.#tasks.values()) task.abort.abort();
    await this.#last;
    if (this.#last !== null) await rm(this.#root, { recursive: true, force: true }).catch(() => {});
  }

  #emit(task: Task, change: Partial<RedactionProgress>): void {
    task.progress = { ...task.progress, ...change };
    this.#parts.events.emit('redaction.progressed', { progress: task.progress });
  }

  async #save(task: Task, result: RedactionResult): Promise<RedactionResult> {
    const { folder, recordingId } = task.request;
    const files = await moveFiles(task.dir, result.files, folder);
    const saved = { ...result, files, folder };
    this.#parts.onSaved(recordingId, saved);
    return saved;
  }

  async #run(task: Task): Promise<void> {
    const { signal } = task.abort;
    // Its own engine: the queue may be at work with another model.
    const engine = createEngine({ spawn: this.#parts.spawnEngineWorker });
    const engineModels = createEngineModels({ engine, models: this.#parts.models });
    try {
      signal.throwIfAborted();
      const result = await this.#export(task, async (modelId) => await engineModels.use(modelId));
      if (result.outcome === 'refused') return this.#emit(task, { phase: null, result });
      this.#emit(task, { phase: 'saving', share: 0 });
      this.#emit(task, { phase: null, result: await this.#save(task, result) });
    } catch (error) {
      const failure = failureOf(signal.aborted ? new AppFailure('aborted') : error);
      if (failure.code === 'internal') this.#parts.log.error('a redaction failed', error);
      await rm(task.dir, { recursive: true, force: true }).catch(() => {});
      this.#emit(task, { phase: null, failure });
    } finally {
      await engineModels.close();
    }
  }

  async #export(task: Task, useModel: RedactedExport['useModel']): Promise<RedactionResult> {
    const { library, appVersion } = this.#parts;
    const { recordingId, options, isForced } = task.request;
    let emittedMs = 0;
    return await exportRedacted({
      library,
      recordingId,
      options,
      isForced,
      dir: task.dir,
      ffmpeg: await this.#parts.findFfmpeg(),
      jobOptions: this.#parts.jobOptions(),
      useModel,
      who: this.#parts.who(),
      appVersion,
      auditHash: () => this.#parts.auditHash(),
      signal: task.abort.signal,
      onProgress: (phase, share) => {
        const nowMs = performance.now();
        if (phase === task.progress.phase && nowMs - emittedMs < minStepMs) return;
        emittedMs = nowMs;
        this.#emit(task, { phase, share });
      },
    });
  }
}

/** The log was written before anyone decided. */
async function sayForced(dir: string, files: readonly string[]): Promise<void> {
  const log = files.find((file) => file.endsWith('.log.json'));
  if (log === undefined) return;
  const file = path.join(dir, log);
  const content = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
  await writeFile(file, `${JSON.stringify({ ...content, outcome: 'forced' }, null, 2)}\n`);
}

/** Under names that are free there; returns the names. A file appears whole. */
async function moveFiles(from: string, files: readonly string[], folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
    const taken = await readdir(folder);
    const names = freeNames([...taken, ...files]).slice(taken.length);
    for (const [nth, file] of files.entries()) {
      const source = path.join(from, file);
      const target = path.join(folder, names[nth] ?? file);
      await rename(source, target).catch(async (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
        const part = await partPath(folder);
        await copyFile(source, part);
        await rename(part, target);
      });
    }
    await rm(from, { recursive: true, force: true });
    return names;
  } catch (error) {
    throw writeFailure(error, folder, 0);
  }
}
