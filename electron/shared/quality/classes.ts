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
  /** Of a model that knows labels of its own, on the same examples: it was taught none of them. */
  readonly opinion?: ClassOpinion | null;
}

/** What an installed model's nearest label is worth for a class. */
export interface ClassOpinion {
  readonly model: string;
  /** SHA-256 of the network, its vocabulary and its labels. */
  readonly hash: string;
  readonly label: string;
  readonly averagePrecision: number;
  /** Where it says so with at least one half. */
  readonly precision: number;
  readonly recall: number;
  readonly saidCount: number;
}

/** Words that speak for a class, and what else judges: kept as the reason of its annotations. */
export interface ClassReason {
  readonly words: string;
  readonly opinion: { readonly label: string; readonly score: number; readonly precision: number } | null;
}

export function writeClassReason({ words, opinion }: ClassReason): string {
  if (opinion === null) return words;
  return `${words} | ${opinion.label.replaceAll('|', '/')} ${opinion.score.toFixed(2)} ${opinion.precision.toFixed(2)}`;
}

export function readClassReason(reason: string): ClassReason {
  const [, words, label, score, precision] = /^(.*) \| (.+) (\d\.\d\d) (\d\.\d\d)$/s.exec(reason) ?? [];
  if (words === undefined || label === undefined) return { words: reason, opinion: null };
  return { words, opinion: { label, score: Number(score), precision: Number(precision) } };
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
  /** Of an installed model, with its measured precision; null without one. */
  readonly opinion: ClassReason['opinion'];
}
