import type { JobProgress } from '#shared/recording.ts';

/** Speed of a run as × real time and the wall time left, from the positions reached so far. */
export interface ProgressMeter {
  at(doneMs: number, totalMs: number | null): JobProgress;
}

interface MeterOptions {
  /** What the self-test of the model showed; null while the model is not loaded, or where there was no test. */
  readonly expectedSpeed?: () => number | null;
  readonly now?: () => number;
}

/** By then a run has measured itself, and what was expected counts no more. */
const ownMs = 60_000;
/** Shorter runs say nothing by themselves. */
const leastMs = 200;

/** The clock starts when the meter is made, at `startMs` of the recording. */
export function createProgressMeter(startMs: number, options: MeterOptions = {}): ProgressMeter {
  const { expectedSpeed = () => null, now = Date.now } = options;
  const startedAt = now();
  return {
    at(doneMs, totalMs) {
      const wallMs = now() - startedAt;
      // A container may declare less than it holds: progress never passes the end.
      const done = totalMs === null ? doneMs : Math.min(doneMs, totalMs);
      const speed = speedOf(doneMs - startMs, wallMs, expectedSpeed());
      if (speed === null) return { doneMs: done, totalMs, speed: null, leftMs: null };
      const leftMs = totalMs === null ? null : Math.max(0, Math.round((totalMs - done) / speed));
      return { doneMs: done, totalMs, speed: Math.round(speed * 100) / 100, leftMs };
    },
  };
}

/** The run's own speed, and in its first minute so much of the expected one as it has not measured yet. */
function speedOf(heardMs: number, wallMs: number, expected: number | null): number | null {
  const own = wallMs < leastMs || heardMs <= 0 ? null : heardMs / wallMs;
  if (expected === null || own === null) return own ?? expected;
  const share = Math.min(1, wallMs / ownMs);
  return 1 / (share / own + (1 - share) / expected);
}
