import type { FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFailure, type FailureCode } from '#shared/failure.ts';
import { createBlockHasher, type BlockHasher } from './block-hashes.ts';
import { openDownload } from './open-download.ts';
import { writePartState } from './part-state.ts';
import { receive, transferFailure } from './receive.ts';
import type { DownloadContext, WantedFile } from './wanted-file.ts';

export interface PartFile {
  readonly file: FileHandle;
  /** Gets the bytes of the file; more than that is cut off. */
  readonly hasher: BlockHasher;
  readonly etag: { readonly url: string; readonly value: string | null };
}

/**
 * Once this much more than ever before is there, a source has shown that it works: its failures are counted from zero
 * again.
 */
const progressBytes = 64 * 1024;
/** How often the hashes of finished blocks are written down. */
const saveEveryBlocks = 16;
/** Failures of the way, not of the source. */
const worthRetrying: ReadonlySet<FailureCode> = new Set(['host-unreachable', 'download-stalled']);

/** Appends what is missing, from one source after another. Returns the hasher of the whole and the last source. */
export async function fetchBytes(
  wanted: WantedFile,
  context: DownloadContext,
  part: PartFile,
): Promise<{ readonly hasher: BlockHasher; readonly url: string }> {
  const run = new Run(wanted, context, part);
  await part.file.truncate(part.hasher.byteCount);
  context.onProgress(part.hasher.byteCount, false);
  let firstFailure: unknown;
  for (const url of wanted.urls) {
    const failure = await run.from(url);
    if (failure === null) return { hasher: run.hasher, url };
    firstFailure ??= failure;
  }
  throw firstFailure;
}

class Run {
  readonly #wanted: WantedFile;
  readonly #context: DownloadContext;
  readonly #file: FileHandle;
  #etag: PartFile['etag'];
  #maxBytes: number;
  hasher: BlockHasher;

  constructor(wanted: WantedFile, context: DownloadContext, part: PartFile) {
    this.#wanted = wanted;
    this.#context = context;
    this.#file = part.file;
    this.#etag = part.etag;
    this.hasher = part.hasher;
    this.#maxBytes = part.hasher.byteCount;
  }

  /** Tries one source until it is of no more use; null when the file is whole. */
  async from(url: string): Promise<unknown> {
    const { signal, timing } = this.#context;
    for (let failures = 0; this.hasher.byteCount < this.#wanted.sizeBytes;) {
      try {
        await this.#connection(url);
      } catch (error) {
        this.#save();
        signal.throwIfAborted();
        const failure = transferFailure(error, new URL(url).hostname);
        if (!isFailure(failure) || failure.code === 'offline') throw failure;
        if (!worthRetrying.has(failure.code)) return failure;
        failures = this.#hasGained() ? 0 : failures + 1;
        const delay = timing.retryDelaysMs[Math.max(0, failures - 1)];
        if (delay === undefined || failures > timing.retryDelaysMs.length) return failure;
        await sleep(delay, undefined, { signal });
      }
    }
    return null;
  }

  async #connection(url: string): Promise<void> {
    const { connect, purpose, signal, timing } = this.#context;
    const { sizeBytes } = this.#wanted;
    const { body, from, etag } = await openDownload({
      connect,
      purpose,
      signal,
      url,
      from: this.hasher.byteCount,
      to: sizeBytes,
      sizeBytes,
      etag: this.#etag.url === url ? this.#etag.value : null,
      stallMs: timing.stallMs,
    });
    if (from === 0 && this.hasher.byteCount > 0) {
      this.hasher = createBlockHasher();
      await this.#file.truncate(0);
    }
    this.#etag = { url, value: etag };
    this.#save();
    await receive({
      body,
      file: this.#file,
      from,
      to: sizeBytes,
      host: new URL(url).hostname,
      stallMs: timing.stallMs,
      onPiece: (piece) => this.#take(piece),
    });
  }

  #take(piece: Buffer): void {
    const before = this.hasher.blocks.length;
    this.hasher.update(piece);
    const { length } = this.hasher.blocks;
    if (Math.floor(before / saveEveryBlocks) < Math.floor(length / saveEveryBlocks)) this.#save();
    this.#context.onProgress(this.hasher.byteCount, false);
  }

  #hasGained(): boolean {
    const gained = this.hasher.byteCount - this.#maxBytes;
    if (gained < progressBytes) return false;
    this.#maxBytes = this.hasher.byteCount;
    return true;
  }

  #save(): void {
    const { sha256, sizeBytes } = this.#wanted;
    const { url, value } = this.#etag;
    writePartState(this.#context.target, {
      sha256: sha256 ?? '',
      sizeBytes,
      url,
      etag: value,
      blocks: [...this.hasher.blocks],
    });
  }
}
