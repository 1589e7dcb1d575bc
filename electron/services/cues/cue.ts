import type { CueUnit } from './cue-units.ts';

/** A word of a cue, on the time at which it is said. */
export interface CueWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** A space stands before it where it does not begin a line. */
  readonly hasSpace: boolean;
}

/** What one speaker says in a cue. */
export interface CueTurn {
  readonly speaker: string | null;
  /** Words by lines, without hyphens and names. */
  readonly lines: readonly (readonly CueWord[])[];
}

/** A subtitle: end after start, never overlapping the next; more lines than the rules allow only for a long name. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** Who says it; of a dialogue the first. */
  readonly speaker: string | null;
  /** As they are shown. */
  readonly lines: readonly string[];
  /** More than one in a dialogue. */
  readonly turns: readonly CueTurn[];
  /** Numbers of the segments that it is of, in the list that was given. */
  readonly segments: { readonly first: number; readonly last: number };
  /** Where it begins in the text of its first segment, as `oneLine` gives that; 0 for a whole one. */
  readonly at: number;
}

/** Units with the segment that each is of: one speaker, no long pause. */
export interface CueRun {
  readonly speaker: string | null;
  readonly language: string | null;
  readonly units: readonly CueUnit[];
  /** For each unit, the number of its segment. */
  readonly segmentOf: readonly number[];
  /** When the next run begins; infinite for the last. */
  readonly nextStartMs: number;
}
