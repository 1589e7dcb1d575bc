import { create } from 'zustand';
import type { JobProgress, Recording, RecordingState } from '#shared/recording.ts';

export interface LiveJob {
  readonly recordingId: number;
  readonly name: string | null;
  readonly state: RecordingState;
  readonly progress: JobProgress | null;
}

interface JobsState {
  /** Recordings that are or were in the queue since the page was opened. */
  readonly byId: ReadonlyMap<number, LiveJob>;
}

/** Progress keyed by recording: an event of one recording renders its own row only. */
export const useJobs = create<JobsState>(() => ({ byId: new Map() }));

/** Live state of one recording; undefined when the row's own state is the newest there is. */
export function useJob(recordingId: number): LiveJob | undefined {
  return useJobs((state) => state.byId.get(recordingId));
}

export function noteProgress(job: Omit<LiveJob, 'name'>): void {
  useJobs.setState(({ byId }) => ({
    byId: new Map(byId).set(job.recordingId, { ...job, name: byId.get(job.recordingId)?.name ?? null }),
  }));
}

/** Rows show the state as it was when they were read, which is newer than any event before. */
export function noteRecordings(recordings: readonly Recording[]): void {
  if (recordings.length === 0) return;
  useJobs.setState(({ byId }) => {
    const next = new Map(byId);
    for (const { id, name, state, progress } of recordings) next.set(id, { recordingId: id, name, state, progress });
    return { byId: next };
  });
}

export function forgetJobs(recordingIds: readonly number[]): void {
  useJobs.setState(({ byId }) => {
    const next = new Map(byId);
    for (const id of recordingIds) next.delete(id);
    return { byId: next };
  });
}

export function runningJob(byId: ReadonlyMap<number, LiveJob>): LiveJob | null {
  for (const job of byId.values()) if (job.state === 'running') return job;
  return null;
}

/** Share 0…1 of a job; null while its length is unknown. */
export function shareOf(progress: JobProgress | null): number | null {
  if (!progress?.totalMs) return null;
  return Math.min(1, progress.doneMs / progress.totalMs);
}
