import type { Connect } from '#services/network/connect.ts';

export interface WantedFile {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Null where none is published: the length alone decides. */
  readonly sha256: string | null;
  /** Tried in this order. */
  readonly urls: readonly string[];
}

export interface DownloadContext {
  readonly connect: Connect;
  /** Final path; beside it lie `.part` and its state until the file is whole. */
  readonly target: string;
  readonly purpose: string;
  readonly signal: AbortSignal;
  readonly timing: DownloadTiming;
  /** `totalBytes` where it is known better than by the catalogue. */
  onProgress(doneBytes: number, isChecking: boolean, totalBytes?: number): void;
}

/** How long to wait for a silent server, and before each new try; only tests need others. */
export interface DownloadTiming {
  readonly stallMs: number;
  readonly retryDelaysMs: readonly number[];
}

export const usualTiming: DownloadTiming = { stallMs: 30_000, retryDelaysMs: [500, 1000, 2000, 4000, 8000] };
