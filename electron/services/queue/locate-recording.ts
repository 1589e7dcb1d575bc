import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import type { EventBus } from '#shared/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import { fileSha256, quickHash } from '#services/media/file-hash.ts';
import { requireRegularFile } from '#services/media/probe.ts';
import type { Queue } from './queue.ts';

/**
 * The file was moved: from now on it is at `found`, if it is the same content; else `source-changed`, nothing changed.
 * A job that failed for want of it goes on at its cursor.
 */
export async function locateRecording(
  { library, events, queue }: { library: Library; events: EventBus; queue: Pick<Queue, 'retry'> },
  { recordingId, path: given }: { recordingId: number; path: string },
): Promise<Recording> {
  const file = path.resolve(given);
  const known = library.recordings.source(recordingId);
  const { sizeBytes } = await requireRegularFile(file);
  const hash = await quickHash(file, sizeBytes);
  const isSame = sizeBytes === known.sizeBytes && hash === known.quickHash;
  // The quick hash leaves gaps; where the whole was read once, the whole is compared.
  if (!isSame || (known.sha256 !== null && (await fileSha256(file)) !== known.sha256)) {
    throw new AppFailure('source-changed', { name: path.basename(file) });
  }
  library.recordings.setSource(recordingId, { path: file, sizeBytes, quickHash: hash });
  const { state, failure } = library.recordings.get(recordingId);
  if (state === 'failed' && (failure?.code === 'file-missing' || failure?.code === 'source-changed')) {
    queue.retry(recordingId);
  }
  const recording = library.recordings.get(recordingId);
  events.emit('recording.changed', { recording });
  return recording;
}
