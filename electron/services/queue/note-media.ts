import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Library } from '#services/library/library.ts';
import type { ProbedMedia } from '#services/media/probe.ts';

/** Keeps what was read from the file: its length, and when it was recorded, by the container or else by the file's date. */
export async function noteMedia(library: Library, recordingId: number, media: ProbedMedia): Promise<void> {
  library.recordings.setMedia(recordingId, media);
  if (media.recordedAtMs !== null) {
    library.catalogue.noteRecorded(recordingId, media.recordedAtMs, 'container');
    return;
  }
  const { path: file } = library.recordings.get(recordingId);
  // The date of a copy that the app made itself says nothing.
  if (!path.relative(library.dir, file).startsWith('..')) return;
  const mtimeMs = await stat(file).then(
    (found) => found.mtimeMs,
    () => null,
  );
  if (mtimeMs !== null) library.catalogue.noteRecorded(recordingId, Math.round(mtimeMs), 'file');
}
