import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { KnownSource } from '#services/store/records.ts';
import { isFolder } from '#services/media/files/media-files.ts';
import { findMoved } from './find-moved.ts';
import type { Queue } from '../queue.ts';
import { holdsContent, lookAtSource, type SourceFile } from './source-file.ts';

export interface LocateParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly queue: Pick<Queue, 'retry'>;
}

/**
 * The file was moved: from now on it is at `path`, or where it is found in that folder, if it is the same content; else
 * `source-changed` (for a folder `not-in-folder`) and nothing is changed. A job that failed for want of it resumes.
 */
export async function locateRecording(
  parts: LocateParts,
  { recordingId, path: given }: { recordingId: number; path: string },
): Promise<Recording> {
  const place = path.resolve(given);
  const known = parts.library.recordings.knownSource(recordingId);
  if (await isFolder(place)) {
    const [found] = await findMoved(parts.library, [known], place);
    const { name } = parts.library.recordings.get(recordingId);
    if (found === undefined) throw new AppFailure('not-in-folder', { name, folder: path.basename(place) });
    return takeFile(parts, known, found.file, found.isProved);
  }
  const file = await lookAtSource(place);
  const holds = await holdsContent(parts.library, file, known);
  if (holds === 'no') throw new AppFailure('source-changed', { name: path.basename(place) });
  return takeFile(parts, known, file, holds === 'yes');
}

/** Emits the change. Where it is not proved that it is the same content, a run that was begun starts over. */
export function takeFile(
  parts: LocateParts,
  known: Pick<KnownSource, 'recordingId'>,
  file: SourceFile,
  isProved: boolean,
): Recording {
  pointTo(parts, known, file, isProved);
  const recording = parts.library.recordings.get(known.recordingId);
  parts.events.emit('recording.changed', { recording });
  return recording;
}

/** As `takeFile`, but whoever takes many reports them at once. */
export function pointTo(
  { library, queue }: LocateParts,
  { recordingId }: Pick<KnownSource, 'recordingId'>,
  { path: place, sizeBytes, quickHash, stamp }: SourceFile,
  isProved: boolean,
): void {
  library.recordings.setSource(recordingId, { path: place, sizeBytes, quickHash, stamp: isProved ? stamp : '' });
  const { state, failure } = library.recordings.get(recordingId);
  if (failure?.code !== 'file-missing' && failure?.code !== 'source-changed') return;
  if (state === 'failed') queue.retry(recordingId);
  // A second run failed; its text is finished, and the reason is gone.
  if (state === 'done') library.jobs.setState(recordingId, 'done');
}
