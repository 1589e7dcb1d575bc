import type { Library } from '#services/library/library.ts';
import { lookAtSource } from '#services/queue/sources/source-file.ts';

interface LiveSound {
  readonly path: string;
  readonly durationMs: number;
  readonly startedAtMs: number;
}

/** The file is what the recording is made of from now on, and will not change any more. */
export async function noteLiveSound(
  library: Library,
  recordingId: number,
  { path, durationMs, startedAtMs }: LiveSound,
): Promise<void> {
  const { sizeBytes, quickHash, stamp } = await lookAtSource(path);
  library.recordings.setSource(recordingId, { path, sizeBytes, quickHash, stamp });
  library.recordings.setMedia(recordingId, { durationMs: Math.round(durationMs), hasVideo: false });
  library.catalogue.noteRecorded(recordingId, startedAtMs, 'container');
}
