import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import { addAndQueue } from '#services/queue/add-and-queue.ts';
import { parametersOf } from '#services/store/recordings/job-options.ts';
import type { JobOptions } from '#services/store/records.ts';
import { ApiFailure } from './api-failure.ts';
import type { ApiParts } from './api-parts.ts';

export interface Submitted {
  readonly recordingId: number;
  /** It was not in the library before. */
  readonly isNew: boolean;
}

/**
 * Queues a file with these options. What the library has already is not transcribed twice with the same options; with
 * others it gets one more version, and the text in use stays as it is.
 */
export async function submitRecording(parts: ApiParts, file: string, options: JobOptions): Promise<Submitted> {
  const { library, queue } = parts;
  const { added, alreadyThere, refused } = await addAndQueue(parts, [file], options);
  const [fresh] = added;
  if (fresh !== undefined) return { recordingId: fresh.id, isNew: true };
  const [known] = alreadyThere;
  if (known === undefined) {
    const failure = refused[0]?.failure;
    throw new AppFailure(failure?.code ?? 'internal', failure?.params ?? { detail: 'not added' });
  }
  const job = library.jobs.get(known.id);
  if (isSameWork(job.options, options) && known.state !== 'failed' && known.state !== 'cancelled') {
    if (known.state === 'paused') queue.resume(known.id);
    return { recordingId: known.id, isNew: false };
  }
  if (known.state === 'running') {
    throw new ApiFailure(409, 'recording_busy', 'This recording is being transcribed with other options.', {
      retryAfterSeconds: 30,
    });
  }
  const isBeside = known.state === 'done' && known.transcriptId !== null;
  library.jobs.setOptions(known.id, { ...options, ...(isBeside && { isBeside }) });
  if (known.state === 'paused') queue.resume(known.id);
  else queue.retry(known.id);
  return { recordingId: known.id, isNew: false };
}

function isSameWork(before: JobOptions, wanted: JobOptions): boolean {
  return before.modelId === wanted.modelId && parametersOf(before) === parametersOf({ ...wanted, ...soundOf(before) });
}

function soundOf({ sound }: JobOptions): Partial<JobOptions> {
  return sound === undefined ? {} : { sound };
}

/** Someone waits for it: before all that waits. */
export function putFirst({ library, events }: ApiParts, recordingId: number): void {
  const [next] = library.jobs.next({ offset: 0, limit: 1 }).rows;
  if (next === undefined || next.id === recordingId) return;
  library.jobs.move([recordingId], next.id);
  events.emit('queue.changed', {});
}

const ended: ReadonlySet<Recording['state']> = new Set(['done', 'failed', 'cancelled']);

export function hasEnded({ state }: Pick<Recording, 'state'>): boolean {
  return ended.has(state);
}

/** Resolves when its job has ended, in whatever state; rejects when the caller leaves, or the library closes. */
export function untilEnded(parts: ApiParts, recordingId: number, gone: AbortSignal): Promise<Recording> {
  const { library, events } = parts;
  const signal = AbortSignal.any([gone, parts.signal]);
  return new Promise((resolve, reject) => {
    const end = () => {
      off();
      signal.removeEventListener('abort', leave);
    };
    const leave = () => {
      end();
      reject(new AppFailure('aborted'));
    };
    const look = () => {
      try {
        const recording = library.recordings.get(recordingId);
        const isGone = recording.removedAtMs !== null;
        if (!hasEnded(recording) && !isGone) return;
        end();
        resolve(recording);
      } catch (error) {
        end();
        reject(error);
      }
    };
    const off = events.on(({ name }) => {
      if (/^recordings?\.(?:changed|removed)$/.test(name)) look();
    });
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    else look();
  });
}
