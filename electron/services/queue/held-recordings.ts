import type { Recording } from '#shared/recording.ts';
import type { JobOptions, Library } from '#services/library/library.ts';
import type { Queue } from './queue.ts';

const pageSize = 200;

/** Keeps recordings ready without queueing them: the demo model would not understand them. Returns them as they then are. */
export function holdRecordings(library: Library, recordings: readonly Recording[]): readonly Recording[] {
  return recordings.map(({ id }) => {
    library.jobs.setState(id, 'paused', { code: 'model-wanted', params: {} });
    return library.recordings.get(id);
  });
}

/** Those kept ready, newest first. */
export function heldRecordings(library: Library): readonly number[] {
  const held: number[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const { rows, total } = library.recordings.list({ offset, limit: pageSize, bin: false });
    for (const { id, state, failure } of rows) {
      if (state === 'paused' && failure?.code === 'model-wanted') held.push(id);
    }
    if (rows.length === 0 || offset + rows.length >= total) return held;
  }
}

/** Queues them with these options; returns how many there were. */
export function startHeld(library: Library, queue: Queue, options: JobOptions): number {
  const held = heldRecordings(library);
  for (const recordingId of held) {
    library.jobs.setOptions(recordingId, options);
    queue.resume(recordingId);
  }
  return held.length;
}
