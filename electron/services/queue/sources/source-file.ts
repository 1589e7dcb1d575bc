import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Library } from '#services/library/library.ts';
import type { KnownSource } from '#services/store/records.ts';
import { fileSha256, isQuickHashWhole, quickHash } from '#services/media/files/file-hash.ts';
import { fileStamp, isSameFile } from '#services/media/files/file-stamp.ts';
import { requireRegularFile } from '#services/media/probe.ts';

/** A file as it was when it was checked; the whole of it is read only if that is needed, and once. */
export interface SourceFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly quickHash: string;
  readonly stamp: string;
  /** Of the whole file. Fails with `file-growing` when it was written to meanwhile. */
  sha256(): Promise<string>;
}

/**
 * Checks size, stamp and samples. Fails with one of the media failures, with `file-growing` when it is written to
 * meanwhile.
 */
export async function lookAtSource(file: string, signal?: AbortSignal): Promise<SourceFile> {
  const name = path.basename(file);
  const { sizeBytes } = await requireRegularFile(file);
  const unreadable = (error: unknown) => {
    throw new AppFailure('file-unreadable', { name }, error);
  };
  const stamp = await fileStamp(file).catch(unreadable);
  const hash = await quickHash(file, sizeBytes).catch(unreadable);
  await requireStamp(file, stamp);
  let whole: Promise<string> | null = null;
  const readWhole = async () => {
    const sha256 = await fileSha256(file, signal);
    await requireStamp(file, stamp);
    return sha256;
  };
  return { path: file, sizeBytes, quickHash: hash, stamp, sha256: () => (whole ??= readWhole()) };
}

async function requireStamp(file: string, stamp: string): Promise<void> {
  const now = await fileStamp(file);
  if (now === stamp || isSameFile(now, stamp)) return;
  throw new AppFailure('file-growing', { name: path.basename(file) });
}

/**
 * Whether a file holds the content of a recording: `yes` and `no` are proved, by the whole content or by a file that
 * no one touched since its content was known; `unknown` where no one ever read the whole and the old file is gone.
 */
export async function holdsContent(
  library: Pick<Library, 'recordings'>,
  file: SourceFile,
  known: KnownSource,
): Promise<'yes' | 'no' | 'unknown'> {
  // The recording of a text that was imported without one: nothing is known of its content.
  if (known.sizeBytes === 0 && known.quickHash === '') return 'unknown';
  if (file.sizeBytes !== known.sizeBytes || file.quickHash !== known.quickHash) return 'no';
  if (isQuickHashWhole(file.sizeBytes)) return 'yes';
  const seen = library.recordings.seenFiles(known.recordingId);
  if (seen.some(({ path: at, stamp }) => at === file.path && stamp === file.stamp)) return 'yes';
  const sha256 = known.sha256 ?? (await hashOfKnown(library, known));
  if (sha256 !== null) return (await file.sha256()) === sha256 ? 'yes' : 'no';
  return isSameFile(known.stamp, file.stamp) ? 'yes' : 'unknown';
}

/** Read now, if its file is still as it was known; null where that cannot be proved. */
async function hashOfKnown(library: Pick<Library, 'recordings'>, known: KnownSource): Promise<string | null> {
  try {
    if ((await fileStamp(known.path)) !== known.stamp) return null;
    const sha256 = await fileSha256(known.path);
    if ((await fileStamp(known.path)) !== known.stamp) return null;
    library.recordings.setSha256(known.recordingId, sha256);
    return sha256;
  } catch {
    return null; // gone or unreadable: nothing is proved
  }
}

/** Whether the recording's own file is still there with its content. Reads the whole file only if its stamp changed. */
export async function isInPlace(library: Pick<Library, 'recordings'>, known: KnownSource): Promise<boolean> {
  try {
    if ((await fileStamp(known.path)) === known.stamp) return true;
    const file = await lookAtSource(known.path);
    const holds = await holdsContent(library, file, known);
    if (holds === 'yes') library.recordings.noteSeen(known.recordingId, file);
    // What nothing was made of is whatever is at its path.
    return holds === 'yes' || (holds === 'unknown' && !known.hasText);
  } catch {
    return false;
  }
}
