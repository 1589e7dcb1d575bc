import path from 'node:path';
import { AppFailure, failureOf, type FailureCode } from '#shared/failure.ts';
import { isBeingWritten } from './files/is-being-written.ts';
import { probe, type ProbedMedia } from './probe.ts';

/** What half a file may look like. */
export const halfWritten: ReadonlySet<FailureCode> = new Set([
  'not-audio',
  'damaged-header',
  'index-missing',
  'codec-unknown',
  'no-audio-track',
  'too-short',
  'file-empty',
]);

/** As `probe`, but of a file that cannot be opened because it is still being written, this is said: `file-growing`. */
export async function probeGiven(file: string, ffmpeg: string, quietMs?: number): Promise<ProbedMedia> {
  try {
    return await probe(file, ffmpeg);
  } catch (error) {
    const isHalf = halfWritten.has(failureOf(error).code);
    if (!isHalf || !(await isBeingWritten(file, new AbortController().signal, quietMs))) throw error;
    throw new AppFailure('file-growing', { name: path.basename(file) }, error);
  }
}
