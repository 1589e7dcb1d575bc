/** What the quality lab says of texts, speakers and probabilities; definitions and sources: docs/quality.md. */

/** Errors of a text against its reference, as sclite counts them. */
export interface ErrorCounts {
  /** Units of the reference: words, or letters. */
  readonly total: number;
  readonly correct: number;
  readonly substituted: number;
  readonly deleted: number;
  readonly inserted: number;
}

export const noErrors: ErrorCounts = { total: 0, correct: 0, substituted: 0, deleted: 0, inserted: 0 };

export function addCounts(one: ErrorCounts, other: ErrorCounts): ErrorCounts {
  return {
    total: one.total + other.total,
    correct: one.correct + other.correct,
    substituted: one.substituted + other.substituted,
    deleted: one.deleted + other.deleted,
    inserted: one.inserted + other.inserted,
  };
}

export function errorCount({ substituted, deleted, inserted }: ErrorCounts): number {
  return substituted + deleted + inserted;
}

/** Errors per unit of the reference; null where the reference is empty. May be above 1. */
export function errorRate(counts: ErrorCounts): number | null {
  return counts.total === 0 ? null : errorCount(counts) / counts.total;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two systems on the same reference: MAPSSWE. `z` below 0: the first has fewer errors. */
export interface MatchedPairs {
  readonly segmentCount: number;
  readonly meanDifference: number;
  readonly z: number;
  /** Two-tailed. */
  readonly p: number;
}

/** Milliseconds of speech, a speaker at a time; md-eval's names in the docs. */
export interface SpeakerErrors {
  readonly scoredMs: number;
  readonly missedMs: number;
  readonly falseAlarmMs: number;
  readonly confusedMs: number;
}

export function diarizationErrorRate({ scoredMs, missedMs, falseAlarmMs, confusedMs }: SpeakerErrors): number | null {
  return scoredMs === 0 ? null : (missedMs + falseAlarmMs + confusedMs) / scoredMs;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanProbability: number;
  /** Of them, how many were right, from 0 to 1. */
  readonly rightShare: number;
}

export interface Calibration {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error. */
  readonly ece: number;
  readonly count: number;
}

/** A point of a curve whose both axes go from 0 to 1. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface DetectionPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly misses: number;
  readonly falseAlarms: number;
}

export interface WordTimeErrors {
  readonly count: number;
  readonly medianStartMs: number;
  readonly medianEndMs: number;
  /** Of both ends. */
  readonly p90Ms: number;
  /** Starts and ends within a tenth of a second, from 0 to 1. */
  readonly within100MsShare: number;
}
