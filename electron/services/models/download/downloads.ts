import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { DownloadState } from '#shared/model.ts';
import type { Connect } from '#services/network/connect.ts';
import { sourcesOf, type CatalogueEntry } from '../catalogue.ts';
import { lockModel } from '../model-lock.ts';
import { factsOf } from '../installed-models.ts';
import { bytesInFolder, downloadFolder } from './download-folder.ts';
import type { ModelsParts } from '../models-parts.ts';
import { salvage } from '../repair-model.ts';
import { downloadFile } from './download-file.ts';
import { partFileOf, readPartState, removePart } from './part-state.ts';
import { createRateMeter } from './rate-meter.ts';
import type { DownloadContext, DownloadTiming, WantedFile } from './wanted-file.ts';

/** The downloads of published models, one after another; what is on the disk survives the app. */
export interface Downloads {
  /** Running, waiting, failed, and those that an earlier run of the app left unfinished. */
  stateOf(modelId: string): DownloadState | null;
  /**
   * Begins or resumes; returns at once. Fails with `model-unknown` or `offline`. `from` takes the place of every
   * source.
   */
  start(modelId: string, from?: string): void;
  /** Resolves when it ended well; rejects with its failure, `aborted` when it was paused or cancelled. */
  ended(modelId: string): Promise<void>;
  /** Stops and keeps what is there. */
  pause(modelId: string): Promise<void>;
  /** Stops and removes what is there. */
  cancel(modelId: string): Promise<void>;
  /** Pauses everything. */
  close(): Promise<void>;
}

export interface DownloadsParts extends ModelsParts {
  readonly connect: Connect;
  readonly timing: DownloadTiming;
  baseUrl(): string | null;
  isOffline(): boolean;
  /** Null: the download is over or gone. */
  onState(modelId: string, state: DownloadState | null): void;
  /** The model has its final name. */
  onArrived(): void;
}

interface RunningDownload {
  readonly entry: CatalogueEntry;
  readonly from: string | undefined;
  readonly abort: AbortController;
  state: DownloadState;
  ended: Promise<void>;
}

const reportEveryMs = 250;

export function createDownloads(parts: DownloadsParts): Downloads {
  return new DownloadQueue(parts);
}

class DownloadQueue implements Downloads {
  readonly #parts: DownloadsParts;
  readonly #running = new Map<string, RunningDownload>();
  readonly #failed = new Map<string, DownloadState>();
  /** The end of the line. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: DownloadsParts) {
    this.#parts = parts;
  }

  stateOf(modelId: string): DownloadState | null {
    const known = this.#running.get(modelId)?.state ?? this.#failed.get(modelId);
    if (known !== undefined) return known;
    const entry = this.#parts.catalogue.find(({ id }) => id === modelId);
    if (entry === undefined || !this.#isBegun(entry)) return null;
    return stateOf(entry, 'paused', this.#bytesThere(entry));
  }

  start(modelId: string, from?: string): void {
    const entry = this.#parts.catalogue.find(({ id }) => id === modelId);
    if (entry === undefined) throw new AppFailure('model-unknown', { name: modelId });
    if (this.#running.has(modelId)) return;
    if (this.#parts.isOffline()) throw new AppFailure('offline');
    this.#failed.delete(modelId);
    const running: RunningDownload = {
      entry,
      from,
      abort: new AbortController(),
      state: stateOf(entry, 'waiting', this.#bytesThere(entry)),
      ended: Promise.resolve(),
    };
    this.#running.set(modelId, running);
    this.#parts.onState(modelId, running.state);
    const before = this.#last;
    running.ended = Promise.race([before, aborted(running.abort.signal)]).then(() => this.#run(running));
    // Its failure is reported by `ended` and the state; what left the line early must not let the next one start early.
    this.#last = Promise.all([before, running.ended.catch(() => {})]);
  }

  async ended(modelId: string): Promise<void> {
    await this.#running.get(modelId)?.ended;
  }

  async pause(modelId: string): Promise<void> {
    const running = this.#running.get(modelId);
    running?.abort.abort(new AppFailure('aborted'));
    await running?.ended.catch(() => {});
  }

  async cancel(modelId: string): Promise<void> {
    await this.pause(modelId);
    const entry = this.#parts.catalogue.find(({ id }) => id === modelId);
    if (entry === undefined) throw new AppFailure('model-unknown', { name: modelId });
    const lock = lockModel(this.#parts.modelsDir, entry.fileName, 'exclusive');
    if (lock === null) throw new AppFailure('download-elsewhere', { name: entry.fileName });
    removePart(this.#targetOf(entry));
    lock.release();
    this.#failed.delete(modelId);
    this.#parts.onState(modelId, null);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((modelId) => this.pause(modelId)));
  }

  async #run(running: RunningDownload): Promise<void> {
    const { entry, abort } = running;
    try {
      abort.signal.throwIfAborted();
      await this.#fetch(running);
      this.#running.delete(entry.id);
      this.#parts.onState(entry.id, null);
      this.#parts.onArrived();
    } catch (error) {
      this.#running.delete(entry.id);
      const failure = failureOf(abort.signal.aborted ? new AppFailure('aborted') : error);
      if (failure.code === 'internal') this.#parts.log.error(`the download of ${entry.id} failed`, error);
      if (failure.code !== 'aborted') {
        this.#failed.set(entry.id, { ...stateOf(entry, 'failed', this.#bytesThere(entry)), failure });
      }
      this.#parts.onState(entry.id, this.stateOf(entry.id));
      throw new AppFailure(failure.code, failure.params, error);
    }
  }

  async #fetch(running: RunningDownload): Promise<void> {
    const { entry, from, abort } = running;
    const { modelsDir, records } = this.#parts;
    const target = this.#targetOf(entry);
    const lock = lockModel(modelsDir, entry.fileName, 'exclusive');
    if (lock === null) throw new AppFailure('download-elsewhere', { name: entry.fileName });
    try {
      if (entry.files !== undefined) {
        const context = this.#contextOf(running, target, abort.signal);
        return await downloadFolder(this.#parts, entry, from ?? this.#parts.baseUrl(), context);
      }
      const wanted: WantedFile = { ...entry, urls: sourcesOf(entry, from ?? this.#parts.baseUrl()) };
      const context = this.#contextOf(running, target, abort.signal);
      await salvage(wanted, records.blocks(entry.fileName) ?? [], context);
      const { blocks } = await downloadFile(wanted, context);
      records.setBlocks(entry.fileName, blocks);
      records.set(entry.fileName, {
        sha256: entry.sha256,
        ...(await factsOf(target)),
        isAccepted: true,
        referencePath: null,
        isSuspect: false,
        isDamaged: false,
      });
    } finally {
      lock.release();
    }
  }

  #contextOf(running: RunningDownload, target: string, signal: AbortSignal): DownloadContext {
    const { connect, timing } = this.#parts;
    const { entry } = running;
    const meter = createRateMeter();
    let reportedAt = 0;
    return {
      connect,
      timing,
      target,
      signal,
      purpose: `model ${entry.id}`,
      onProgress: (doneBytes, isChecking, totalBytes = entry.sizeBytes) => {
        const bytesPerSecond = isChecking ? null : meter.at(doneBytes);
        const leftMs = bytesPerSecond ? Math.round(((totalBytes - doneBytes) / bytesPerSecond) * 1000) : null;
        const state = isChecking ? 'checking' : 'running';
        const isNews = state !== running.state.state || Date.now() - reportedAt >= reportEveryMs;
        running.state = { ...stateOf(entry, state, doneBytes), totalBytes, bytesPerSecond, leftMs };
        if (!isNews) return;
        reportedAt = Date.now();
        this.#parts.onState(entry.id, running.state);
      },
    };
  }

  #targetOf(entry: CatalogueEntry): string {
    return path.join(this.#parts.modelsDir, entry.fileName);
  }

  /** Something of it is there, from this run of the app or an earlier one. */
  #isBegun(entry: CatalogueEntry): boolean {
    const target = this.#targetOf(entry);
    return entry.files === undefined ? readPartState(target, entry) !== null : existsSync(partFileOf(target));
  }

  #bytesThere(entry: CatalogueEntry): number {
    if (entry.files !== undefined) {
      return Math.min(bytesInFolder(partFileOf(this.#targetOf(entry))), entry.sizeBytes);
    }
    const size = statSync(partFileOf(this.#targetOf(entry)), { throwIfNoEntry: false })?.size ?? 0;
    return Math.min(size, entry.sizeBytes);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function stateOf(entry: CatalogueEntry, state: DownloadState['state'], doneBytes: number): DownloadState {
  const rest = { bytesPerSecond: null, leftMs: null, failure: null };
  return { modelId: entry.id, state, doneBytes, totalBytes: entry.sizeBytes, ...rest };
}
