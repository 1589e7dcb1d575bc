import { setImmediate } from 'node:timers/promises';
import type { JobChange, RecordingChoice } from '#shared/contract/recording-choice.ts';
import type { FilingName, FilingResult, TakenBack } from '#shared/catalogue/listed-recording.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Job, JobOptions } from '#services/store/records.ts';
import { retryOptions } from '#services/store/recordings/job-options.ts';
import type { Queue } from './queue.ts';

interface Parts {
  readonly library: Library;
  readonly events: EventBus;
  readonly queue: Queue;
}
type FilingParts = Pick<Parts, 'library' | 'events'>;
type FilingEdit = Parameters<Library['catalogue']['journal']['apply']>[1][number];

/**
 * So many rows are one transaction: between two of them other calls are answered. Each writes most pages of the list's
 * indexes again, so that fewer are quicker.
 */
const chunkSize = 1500;
/** Up to so many an event carries the rows themselves; beyond it pages ask for those that they show. */
const maxEmittedRows = 50;

/** What is being done to many recordings of a library, to be stopped. */
const underWay = new WeakMap<Library, Set<AbortController>>();

/** Stops what is under way after the rows it is at. */
export function stopMany(library: Library): void {
  for (const controller of underWay.get(library) ?? []) controller.abort();
}

/** Does one thing to many, a part at a time, and reports how far it is; ends early where it is stopped. */
export async function inParts<T>(
  { library, events }: FilingParts,
  all: readonly T[],
  work: (part: readonly T[]) => void | Promise<void>,
  partSize = chunkSize,
): Promise<{ readonly isStopped: boolean }> {
  const controller = new AbortController();
  const others = underWay.get(library) ?? new Set();
  underWay.set(library, others.add(controller));
  try {
    for (let start = 0; start < all.length; start += partSize) {
      if (start > 0) {
        events.emit('recordings.progressed', { doneCount: start, totalCount: all.length });
        await setImmediate();
        if (controller.signal.aborted) return { isStopped: true };
      }
      await work(all.slice(start, start + partSize));
    }
    return { isStopped: false };
  } finally {
    others.delete(controller);
  }
}

/** One step that is taken back as one; those that are so already are left alone. */
export async function fileMany(
  parts: FilingParts,
  name: FilingName,
  choice: RecordingChoice,
  editsOf: (recordingId: number) => readonly FilingEdit[],
): Promise<FilingResult & { readonly recordingIds: readonly number[] }> {
  const { library, events } = parts;
  const { journal } = library.catalogue;
  const ids = library.recordings.idsOf(choice);
  const stepId = journal.begin(name);
  const changed: number[] = [];
  await inParts(parts, ids, (part) => {
    for (const id of journal.apply(stepId, part.flatMap(editsOf))) changed.push(id);
  });
  const isEmpty = journal.dropEmpty(stepId);
  if (!isEmpty) events.emit('catalogue.changed', {});
  return { stepId: isEmpty ? null : stepId, count: changed.length, recordingIds: changed };
}

/** The same, where nothing but what is shown of them changes. */
export async function fileAndEmit(
  parts: FilingParts,
  name: FilingName,
  choice: RecordingChoice,
  editsOf: (recordingId: number) => readonly FilingEdit[],
): Promise<FilingResult> {
  const { stepId, count, recordingIds } = await fileMany(parts, name, choice, editsOf);
  if (count > 0) parts.events.emit('recordings.changed', { recordingIds });
  return { stepId, count };
}

/** To the bin, and what ran of them stands still. */
export async function removeMany(parts: Parts, choice: RecordingChoice): Promise<FilingResult> {
  const { library, events, queue } = parts;
  const atMs = library.recordings.nextRemovalMs();
  const edit = { subject: 'bin', key: '', after: String(atMs) } as const;
  const done = await fileMany(parts, 'bin', choice, (recordingId) => [{ ...edit, recordingId, from: null }]);
  const runningId = queue.runningId();
  if (runningId !== null && done.recordingIds.includes(runningId)) await queue.setAside(runningId);
  if (done.count > 0) events.emit('recording.removed', { recordingIds: done.recordingIds });
  return { stepId: done.stepId, count: done.count };
}

/** Back from the bin; what waited when it was removed waits again. */
export async function restoreMany(parts: Parts, choice: RecordingChoice): Promise<FilingResult> {
  const edit = { subject: 'bin', key: '', after: null } as const;
  const done = await fileMany(parts, 'restore', choice, (recordingId) => [{ ...edit, recordingId }]);
  emitAdded(parts, done.recordingIds);
  parts.queue.wake();
  return { stepId: done.stepId, count: done.count };
}

/** The same change for each of them that is in a state for it. */
export async function changeJobs(
  parts: Parts,
  choice: RecordingChoice,
  change: JobChange,
  fresh: () => JobOptions,
): Promise<FilingResult> {
  const { library, events, queue } = parts;
  const ids = library.recordings.idsOf(choice);
  const runningId = queue.runningId();
  const done = await fileMany(parts, 'jobs', choice, (recordingId) => {
    const after = changedJob(library, library.jobs.get(recordingId), change, fresh);
    if (after === null) return [];
    return [{ subject: 'job', recordingId, key: '', after: JSON.stringify({ failure: null, ...after }) }];
  });
  const changed = [...done.recordingIds];
  if (runningId !== null && ids.includes(runningId) && (change === 'pause' || change === 'cancel')) {
    await queue[change](runningId);
    changed.push(runningId);
  }
  if (changed.length > 0) events.emit('recordings.changed', { recordingIds: changed });
  queue.wake();
  return { stepId: done.stepId, count: changed.length };
}

/** What a job becomes; null where it is in no state for it. */
function changedJob(
  library: Library,
  { recordingId, state, options }: Job,
  change: JobChange,
  fresh: () => JobOptions,
): Pick<Job, 'state' | 'options'> | null {
  const waits = state === 'waiting' || state === 'paused';
  switch (change) {
    case 'pause':
      return state === 'waiting' ? { state: 'paused', options } : null;
    case 'resume':
      return state === 'paused' ? { state: 'waiting', options } : null;
    case 'cancel': {
      if (!waits) return null;
      // A run beside a finished text was all that was to be done: without it the recording is as it was.
      const isBeside = options.isBeside === true && library.jobs.hasFinishedText(recordingId);
      return { state: isBeside ? 'done' : 'cancelled', options };
    }
    case 'retry':
      if (state !== 'failed' && state !== 'cancelled') return null;
      return { state: 'waiting', options: retryOptions(state, options, fresh()) };
    case 'again':
      if (state !== 'done') return null;
      return {
        state: 'waiting',
        options: {
          ...retryOptions(state, options, fresh()),
          ...(library.jobs.hasFinishedText(recordingId) && { isBeside: true }),
        },
      };
  }
}

/** Takes a step back, whatever came after it: what has become something else meanwhile becomes what it was before. */
export async function takeStepBack(parts: Parts, stepId: number): Promise<TakenBack> {
  const { library, events, queue } = parts;
  const { journal } = library.catalogue;
  const { name, edits } = journal.reversed(stepId);
  const undoId = journal.beginUndo(stepId);
  const changed = new Set<number>();
  await inParts(parts, edits, (part) => {
    for (const id of journal.apply(undoId, part)) if (id !== 0) changed.add(id);
  });
  const isEmpty = journal.dropEmpty(undoId);
  const ids = [...changed];
  const runningId = queue.runningId();
  if (runningId !== null && library.recordings.isRemoved(runningId) === true) await queue.setAside(runningId);
  events.emit('catalogue.changed', {});
  if (name === 'bin' || name === 'restore') {
    const gone = new Set(ids.filter((id) => library.recordings.isRemoved(id) === true));
    if (gone.size > 0) events.emit('recording.removed', { recordingIds: [...gone] });
    emitAdded(
      parts,
      ids.filter((id) => !gone.has(id)),
    );
  } else if (ids.length > 0) events.emit('recordings.changed', { recordingIds: ids });
  queue.wake();
  return { name, stepId: isEmpty ? null : undoId, count: ids.length };
}

/** Queues those that are kept ready for a real model; returns how many there were. */
export async function startHeld(parts: Parts, options: JobOptions): Promise<number> {
  const { library, events, queue } = parts;
  const changed: number[] = [];
  await inParts(parts, library.jobs.heldIds(), (part) => {
    for (const id of library.jobs.releaseHeld(part, options)) changed.push(id);
  });
  if (changed.length > 0) events.emit('recordings.changed', { recordingIds: changed });
  queue.wake();
  return changed.length;
}

/** Emits recordings that are in the library now. */
export function emitAdded({ library, events }: FilingParts, ids: readonly number[]): void {
  if (ids.length === 0) return;
  if (ids.length > maxEmittedRows) events.emit('recordings.changed', { recordingIds: ids });
  else events.emit('recording.added', { recordings: ids.map((id) => library.recordings.get(id)) });
}
