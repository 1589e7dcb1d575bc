import type { CueProblem } from './cue-problems.ts';

/** A subtitle as it is edited. */
export interface ShownCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | null;
  readonly lines: readonly string[];
  /** Characters a second, spaces counted. */
  readonly cps: number;
  readonly problems: readonly CueProblem[];
  /** The segments that it is of. */
  readonly segmentIds: readonly number[];
  /** It is the whole of one segment: its text and times are edited as those of the segment. */
  readonly isWhole: boolean;
}
