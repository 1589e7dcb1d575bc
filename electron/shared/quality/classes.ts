import type { DetectionPoint } from './scores.ts';

/** What a miss and a false alarm cost, in any unit of the user's. */
export interface ErrorCosts {
  readonly miss: number;
  readonly falseAlarm: number;
}

/** Of a classifier on recordings that it has not seen. */
export interface ClassFigures {
  readonly count: number;
  readonly trueCount: number;
  readonly averagePrecision: number;
  readonly curve: readonly DetectionPoint[];
  /** Of the least cost; a threshold above 1 finds nothing. */
  readonly chosen: DetectionPoint;
  /** A model of meanings judges too: with it the figures are better than by words and letters alone. */
  readonly isByMeaning?: boolean;
}

export interface ClassDrift {
  readonly months: readonly {
    /** `2026-06` */
    readonly month: string;
    readonly count: number;
    readonly rightShare: number;
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
  }[];
  /** Of the last hundred verdicts; null while there are fewer. */
  readonly lastRightShare: number | null;
  readonly heldOutRightShare: number;
  readonly isFallen: boolean;
}

/** A class of passages that the user teaches: it ranks and explains, and never decides or hides. */
export interface TextClass {
  readonly id: number;
  /** In small letters, as in `class:threat>0.8`. */
  readonly name: string;
  readonly costs: ErrorCosts;
  /** Watch lists whose confirmed and dismissed findings it learns from. */
  readonly listIds: readonly number[];
  readonly exampleCount: number;
  readonly trueCount: number;
  readonly forgottenCount: number;
  /** Null before it was trained. */
  readonly figures: ClassFigures | null;
  readonly drift: ClassDrift | null;
  readonly trainedAtMs: number | null;
}

export interface ClassExample {
  readonly id: number;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly segmentId: number;
  readonly text: string;
  readonly isTrue: boolean;
  readonly isForgotten: boolean;
  readonly isFromFinding: boolean;
  readonly score: number | null;
  readonly decidedAtMs: number;
}

/** A score with the words that made it, the strongest first; above 0 speaks for the class. */
export interface ExplainedScore {
  readonly name: string;
  readonly score: number;
  readonly words: readonly { readonly word: string; readonly share: number }[];
}
