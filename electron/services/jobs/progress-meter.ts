import type { JobProgress } from '#shared/recording.ts';

/** Speed of a run as × real time and the wall time left, from the positions reached so far. */
export interface ProgressMeter {
  at(doneMs: number, totalMs: number | null): JobProgress;
}

/** `now` in milliseconds; the clock starts when the meter is made, at `startMs` of the recording. */
export function createProgressMeter(startMs: number, now: () => number = Date.now): ProgressMeter {
  const startedAt = now();
  return {
    at(doneMs, totalMs) {
      const wallMs = now() - startedAt;
      const heardMs = doneMs - startMs;
      // A container may declare less than it holds: progress never passes the end.
      const done = totalMs === null ? doneMs : Math.min(doneMs, totalMs);
      if (wallMs < 200 || heardMs <= 0) return { doneMs: done, totalMs, speed: null, leftMs: null };
      const speed = heardMs / wallMs;
      const leftMs = totalMs === null ? null : Math.max(0, Math.round((totalMs - done) / speed));
      return { doneMs: done, totalMs, speed: Math.round(speed * 100) / 100, leftMs };
    },
  };
}
