import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import type { Library } from '#services/library/library.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import { fileStamp, isSameFile, stampedSize } from '#services/media/files/file-stamp.ts';
import { isBeingWritten } from '#services/media/files/is-being-written.ts';
import { halfWritten } from '#services/media/probe-given.ts';
import { requireRegularFile } from '#services/media/probe.ts';
import { proxyFileOf } from '#services/media/proxy.ts';
import { treatedFileOf } from '../sound/treated-excerpt.ts';
import { peaksFileOf } from '../peaks-file.ts';
import { holdsContent, lookAtSource } from './source-file.ts';

/** The file of a job, which must stay the same from the first window to the last, also over a restart. */
export interface HeldSource {
  /** False where nothing proves that an unfinished text was made of this content: it must start over. */
  readonly isProved: boolean;
  /**
   * Waits until the file was left alone for a while. Fails with `file-growing` when a program writes to it, with
   * `source-changed` when it holds other content than `sha256`, which was read of it. A file that was only moved or
   * removed meanwhile was read whole all the same.
   */
  requireWhole(sha256: string): Promise<void>;
  /** What went wrong, or `file-growing` where the reason is that half of the file is not written yet. */
  explain(failure: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface HoldOptions {
  readonly signal: AbortSignal;
  /** As long as a program that writes is expected to pause; 0 for files that no one but this app writes. */
  readonly quietMs: number;
  /** Called at most once, as soon as the file is seen to grow. */
  onGrowing(failure: AppFailure): void;
}

/**
 * Fails with `source-changed` when text was made of another content. A file that nothing was made of yet may have
 * changed since it was added (it was still being copied): what it is now is noted.
 */
export async function holdSource(library: Library, recording: Recording, options: HoldOptions): Promise<HeldSource> {
  const { path: file } = recording;
  const name = path.basename(file);
  await requireRegularFile(file);
  const stamp = await fileStamp(file);
  const written = isBeingWritten(file, options.signal, options.quietMs).then((isGrowing) => {
    if (isGrowing) options.onGrowing(new AppFailure('file-growing', { name }));
    return isGrowing;
  });
  const isProved = await isWhatIsKnown(library, recording, stamp);
  // Stays the same file while it is renamed or removed, so that what was read of it is known to be whole.
  const handle = await open(file, 'r');
  const now = async () => await fileStamp(file).catch(() => fileStamp(handle));
  return {
    isProved,
    async requireWhole(sha256) {
      const isGrowing = await written;
      const after = await now();
      if (isGrowing || stampedSize(after) > stampedSize(stamp)) throw new AppFailure('file-growing', { name });
      if (after === stamp) return;
      const isGone = await stat(file).then(
        () => false,
        () => true,
      );
      if (isGone && isSameFile(after, stamp)) return;
      const isContent = !isGone && (await fileSha256(file, options.signal)) === sha256;
      if (!isContent) throw new AppFailure('source-changed', { name });
      // Rewritten with the same content: no one knows how much of it was there when it was decoded.
      if (!isSameFile(after, stamp)) throw new AppFailure('file-growing', { name });
      library.recordings.noteSeen(recording.id, { path: file, stamp: after });
    },
    async explain(failure) {
      const { code } = failureOf(failure);
      if (!halfWritten.has(code)) return failure;
      return (await written) ? new AppFailure('file-growing', { name }, failure) : failure;
    },
    close: () => handle.close(),
  };
}

/** Compares the file with what is known of the recording, and notes what is new. */
async function isWhatIsKnown(
  library: Library,
  { id, path: file, mediaKey }: Recording,
  stamp: string,
): Promise<boolean> {
  const { recordings } = library;
  const known = recordings.knownSource(id);
  if (known.stamp === stamp) return true;
  const found = await lookAtSource(file);
  const holds = await holdsContent(library, found, known);
  const { sizeBytes, quickHash } = found;
  if (holds === 'yes') recordings.noteSeen(id, { path: file, stamp });
  else if (!known.hasText) {
    await forgetSound(library, mediaKey);
    recordings.setSource(id, { path: file, sizeBytes, quickHash, stamp, isOther: true });
  } else if (holds === 'no') throw new AppFailure('source-changed', { name: path.basename(file) });
  else recordings.noteSeen(id, { path: file, stamp });
  return holds === 'yes' || !known.hasText;
}

/** Waveform and sound of the content that was at the path before. */
async function forgetSound(library: Library, mediaKey: string): Promise<void> {
  const { dir } = library;
  for (const file of [peaksFileOf(dir, mediaKey), proxyFileOf(dir, mediaKey), treatedFileOf(dir, mediaKey)])
    await rm(file, { force: true });
}
