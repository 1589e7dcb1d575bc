import { setImmediate } from 'node:timers/promises';
import type { JobChange, RecordingChoice } from '#shared/contract/recording-choice.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { JobOptions } from '#services/store/records.ts';
import { retryOptions } from '#services/store/recordings/job-options.ts';
import type { Queue } from './queue.ts';

interface Parts {
  readonly library: Library;
  readonly events: EventBus;
  readonly queue: Queue;
}

/** So many rows are one transaction: between two of them other calls are answered. */
const chunkSize = 500;
/** Up to so many an event carries the rows themselves; beyond it pages ask for those that they show. */
const maxEmittedRows = 50;

/** To the bin, and what ran of them stands still; returns how many. */
export async function removeMany({ library, events, queue }: Parts, choice: RecordingChoice): Promise<number> {
  const ids = library.recordings.idsOf(choice);
  let atMs: number | undefined;
  await inChunks(events, ids, (chunk) => {
    atMs = library.recordings.remove(chunk, atMs);
  });
  const runningId = queue.runningId();
  if (runningId !== null && ids.includes(runningId)) await queue.setAside(runningId);
  if (ids.length > 0) events.emit('recording.removed', { recordingIds: ids });
  return ids.length;
}

/** Back from the bin; what waited when it was removed waits again. */
export async function restoreMany(parts: Parts, ids: readonly number[]): Promise<number> {
  await inChunks(parts.events, ids, (chunk) => parts.library.recordings.restore(chunk));
  emitAdded(parts, ids);
  parts.queue.wake();
  return ids.length;
}

/** The same change for each of them that is in a state for it; returns how many were. */
export async function changeJobs(
  { library, events, queue }: Parts,
  choice: RecordingChoice,
  change: JobChange,
  fresh: () => JobOptions,
): Promise<number> {
  const ids = library.recordings.idsOf(choice);
  const runningId = queue.runningId();
  const changed: number[] = [];
  await inChunks(events, ids, (chunk) => {
    for (const id of changeChunk(library, chunk, change, fresh)) changed.push(id);
  });
  if (runningId !== null && ids.includes(runningId) && (change === 'pause' || change === 'cancel')) {
    await queue[change](runningId);
    changed.push(runningId);
  }
  if (changed.length > 0) events.emit('recordings.changed', { recordingIds: changed });
  queue.wake();
  return changed.length;
}

function changeChunk(
  library: Library,
  ids: readonly number[],
  change: JobChange,
  fresh: () => JobOptions,
): readonly number[] {
  switch (change) {
    case 'pause':
      return library.jobs.setStates(ids, ['waiting'], 'paused');
    case 'resume':
      return library.jobs.setStates(ids, ['paused'], 'waiting');
    case 'cancel':
      return library.jobs.cancel(ids);
    case 'retry':
      return library.jobs.setStates(ids, ['failed', 'cancelled'], 'waiting', ({ state, options }) =>
        retryOptions(state, options, fresh()),
      );
  }
}

/** Queues those that are kept ready for a real model; returns how many there were. */
export function startHeld({ library, events, queue }: Parts, options: JobOptions): number {
  const ids = library.jobs.heldIds();
  const changed = library.jobs.setStates(ids, ['paused'], 'waiting', () => options);
  if (changed.length > 0) events.emit('recordings.changed', { recordingIds: changed });
  queue.wake();
  return changed.length;
}

/** Tells of recordings that are in the library now. */
export function emitAdded({ library, events }: Pick<Parts, 'library' | 'events'>, ids: readonly number[]): void {
  if (ids.length === 0) return;
  if (ids.length > maxEmittedRows) events.emit('recordings.changed', { recordingIds: ids });
  else events.emit('recording.added', { recordings: ids.map((id) => library.recordings.get(id)) });
}

async function inChunks(
  events: EventBus,
  ids: readonly number[],
  change: (chunk: readonly number[]) => void,
): Promise<void> {
  for (let start = 0; start < ids.length; start += chunkSize) {
    if (start > 0) {
      events.emit('recordings.progressed', { doneCount: start, totalCount: ids.length });
      await setImmediate();
    }
    change(ids.slice(start, start + chunkSize));
  }
}
