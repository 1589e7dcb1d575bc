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
