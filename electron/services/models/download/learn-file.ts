import { setTimeout as sleep } from 'node:timers/promises';
import { AppFailure, isFailure, type FailureCode } from '#shared/failure.ts';
import { follow } from './open-download.ts';
import { transferFailure } from './receive.ts';
import type { DownloadContext } from './wanted-file.ts';

/** What a server says of a file before it is fetched. */
export interface LearntFile {
  readonly sizeBytes: number;
  /** The publisher's own checksum, where its answer names one; null otherwise. */
  readonly sha256: string | null;
}

const worthRetrying: ReadonlySet<FailureCode> = new Set(['host-unreachable', 'download-stalled']);
const maxBytes = 8_000_000_000;

/** Asks for one byte of a file whose exact size or hash is not published. Rejects with the first source's failure. */
export async function learnFile(urls: readonly string[], context: DownloadContext): Promise<LearntFile> {
  const { signal, timing } = context;
  let failure: unknown;
  for (const url of urls) {
    for (const delayMs of [...timing.retryDelaysMs, null]) {
      try {
        return await ask(url, context);
      } catch (error) {
        signal.throwIfAborted();
        const found = transferFailure(error, new URL(url).hostname);
        if (!isFailure(found) || found.code === 'offline') throw found;
        failure ??= found;
        if (!worthRetrying.has(found.code) || delayMs === null) break;
        await sleep(delayMs, undefined, { signal });
      }
    }
  }
  throw failure;
}

async function ask(url: string, { connect, purpose, signal, timing }: DownloadContext): Promise<LearntFile> {
  const request = { connect, url, purpose, signal, stallMs: timing.stallMs, etag: null };
  const { response, host, linkedSha256 } = await follow({ ...request, from: 0, to: 1, sizeBytes: Infinity });
  const { statusCode = 0, headers } = response;
  response.destroy();
  if (statusCode >= 500 || statusCode === 429 || statusCode === 408) {
    throw new AppFailure('host-unreachable', { host, detail: `HTTP ${statusCode}` });
  }
  if (statusCode !== 200 && statusCode !== 206) {
    throw new AppFailure('download-wrong-answer', { host, detail: `HTTP ${statusCode}` });
  }
  const total = statusCode === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  const sizeBytes = Number(total ?? 0);
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 1 || sizeBytes > maxBytes) {
    throw new AppFailure('download-wrong-answer', { host, detail: 'no length' });
  }
  return { sizeBytes, sha256: linkedSha256 };
}
