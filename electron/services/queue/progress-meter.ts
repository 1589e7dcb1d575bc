import type { JobProgress } from '#shared/recording.ts';
import type { WorkAhead } from './remaining-work.ts';

/** Speed of a run as × real time and the wall time left, from the positions reached so far. */
export interface ProgressMeter {
  at(doneMs: number, totalMs: number | null): JobProgress;
}

interface MeterOptions {
  /** What the self-test of the model showed; null while the model is not loaded, or where there was no test. */
  readonly expectedSpeed?: () => number | null;
  /** How much between two positions has to be transcribed; all of it where that is not known. */
  readonly work?: WorkAhead;
  readonly now?: () => number;
}

/** By then a run has measured itself, and what was expected counts no more. */
const ownMs = 60_000;
/** Shorter runs say nothing by themselves. */
const minMs = 200;
/** A run counts what it did half as much when so much time has passed: a computer may get busy, or free again. */
const halfLifeMs = 5 * 60_000;

/** The clock starts when the meter is made, at `startMs` of the recording. */
export function createProgressMeter(startMs: number, options: MeterOptions = {}): ProgressMeter {
  const { expectedSpeed = () => null, work = everything, now = Date.now } = options;
  const startedAt = now();
  let last = { atMs: startedAt, doneMs: startMs };
  const recent = { processedMs: 0, wallMs: 0 };
  return {
    at(doneMs, totalMs) {
      const atMs = now();
      const kept = 0.5 ** ((atMs - last.atMs) / halfLifeMs);
      recent.processedMs = recent.processedMs * kept + work(last.doneMs, doneMs);
      recent.wallMs = recent.wallMs * kept + (atMs - last.atMs);
      last = { atMs, doneMs };
      // A container may declare less than it holds: progress never passes the end.
      const done = totalMs === null ? doneMs : Math.min(doneMs, totalMs);
      const own = recent.wallMs < minMs || recent.processedMs <= 0 ? null : recent.processedMs / recent.wallMs;
      const speed = blend(own, expectedSpeed(), Math.min(1, (atMs - startedAt) / ownMs));
      if (speed === null) return { doneMs: done, totalMs, speed: null, leftMs: null };
      const leftMs = totalMs === null ? null : Math.max(0, Math.round(work(done, totalMs) / speed));
      return { doneMs: done, totalMs, speed: Math.round(speed * 100) / 100, leftMs };
    },
  };
}

/** The run's own speed, and in its first minute so much of the expected one as it has not measured yet. */
function blend(own: number | null, expected: number | null, share: number): number | null {
  if (expected === null || own === null) return own ?? expected;
  return 1 / (share / own + (1 - share) / expected);
}

const everything: WorkAhead = (fromMs, toMs) => toMs - fromMs;
