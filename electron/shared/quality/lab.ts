import type { Failure } from '../failure.ts';
import type { SegmentMark, Word } from '../segment.ts';
import type { Normalisation } from './normalisation.ts';
import type {
  Calibration,
  CurvePoint,
  ErrorCounts,
  Interval,
  MatchedPairs,
  SpeakerErrors,
  WordTimeErrors,
} from './scores.ts';

/** A corrected or imported text that others are measured by. */
export interface Reference {
  readonly id: number;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly transcriptId: number;
  /** `stenogram`, or what the text was imported from. */
  readonly modelId: string;
  /** Spans of milliseconds that are right; null for all of it. */
  readonly scope: readonly Interval[] | null;
  readonly language: string | null;
  readonly durationMs: number;
  readonly addedAtMs: number;
}

/** How the recordings of a set are divided: those of one speaker stay together. */
export interface SplitRules {
  /** 0…0.9 of the time, used only for the final figure. */
  readonly heldOutShare: number;
  readonly folds: number;
}

/** `all`, `tuning`, `held-out`, or one fold left out of tuning: `fold-1` … */
export type SetPart = 'all' | 'tuning' | 'held-out' | `fold-${number}`;

export interface SetItem {
  readonly referenceId: number;
  readonly recordingId: number;
  readonly recordingName: string;
  /** Of the text of the reference within its scope. */
  readonly hash: string;
  readonly durationMs: number;
  /** Part of the split; a fold is numbered from 1. */
  readonly part: 'held-out' | number;
}

/** What a set held at a time; kept as long as runs were made with it. */
export interface SetVersion {
  readonly id: number;
  readonly setId: number;
  /** From 1. */
  readonly number: number;
  /** Over the hashes of its items and its split. */
  readonly hash: string;
  readonly languages: readonly string[];
  readonly durationMs: number;
  readonly items: readonly SetItem[];
  readonly madeAtMs: number;
}

export interface ReferenceSet {
  readonly id: number;
  readonly name: string;
  readonly split: SplitRules;
  readonly referenceIds: readonly number[];
  /** The newest; null for a set without references. */
  readonly version: SetVersion | null;
  readonly versionCount: number;
  /** How often the held-out part of its newest version was used for a figure. */
  readonly heldOutLooks: number;
}

/** What recognition is run with in the lab. */
export interface LabOptions {
  readonly modelId: string;
  readonly language: string;
  readonly prompt: string;
  readonly preset: 'fast' | 'balanced' | 'accurate';
  readonly detector: 'auto' | 'built-in' | 'silero' | 'off';
  readonly thresholdPercent: number;
  readonly paddingMs: number;
  /** Null: as the preset has it. */
  readonly beamSize: number | null;
  readonly temperatures: 'preset' | 'none' | 'short' | 'full';
}

/** As what runs are handed out: a table, all that is known, or a report. */
export const runExportFormats = ['csv', 'json', 'html', 'pdf'] as const;
export type RunExportFormat = (typeof runExportFormats)[number];

export type RunState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly threads: number;
  readonly memoryGb: number;
}

/** Errors of a group: a speaker, a kind of noise, a length. */
export interface GroupScore {
  readonly name: string;
  readonly counts: ErrorCounts;
}

export interface RecordingScore {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly words: ErrorCounts;
  readonly letters: ErrorCounts;
  readonly audioMs: number;
  readonly workMs: number;
}

export interface RunScores {
  readonly steps: Normalisation;
  readonly words: ErrorCounts;
  readonly letters: ErrorCounts;
  /** Of the word error rate, 95 %; null for fewer than two recordings. */
  readonly interval: Interval | null;
  readonly recordings: readonly RecordingScore[];
  readonly bySpeaker: readonly GroupScore[];
  readonly byNoise: readonly GroupScore[];
  readonly byLength: readonly GroupScore[];
  readonly wordTimes: WordTimeErrors | null;
  /** Of the current analysis of speakers; null where no recording has one and a reference with speakers. */
  readonly speakers: { readonly errors: SpeakerErrors; readonly jaccard: number; readonly collarMs: number } | null;
  readonly calibration: Calibration;
  readonly caught: readonly CurvePoint[];
  readonly audioMs: number;
  readonly workMs: number;
  /** Most memory of the engine's process, as the model's test measured it; null where it was not tested. */
  readonly memoryBytes: number | null;
}

export interface QualityRun {
  readonly id: number;
  readonly setId: number;
  readonly setName: string;
  readonly versionId: number;
  readonly versionNumber: number;
  readonly versionHash: string;
  readonly part: SetPart;
  readonly state: RunState;
  readonly options: LabOptions;
  readonly modelSha256: string | null;
  readonly codeVersion: string;
  readonly machine: Machine;
  readonly note: string;
  readonly steps: Normalisation;
  readonly doneCount: number;
  readonly totalCount: number;
  readonly failure: Failure | null;
  readonly queuedAtMs: number;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
  readonly scores: RunScores | null;
  /** Of the search that it is a trial of; null for one that a person started. */
  readonly tuningId: number | null;
}

export interface QualityProgress {
  readonly runId: number;
  readonly doneCount: number;
  readonly totalCount: number;
  /** Of the recording in work. */
  readonly doneMs: number;
  readonly totalMs: number | null;
}

/** A segment of a reference or of what was recognised, as it was when a run was made. */
export interface LabSegment {
  /** Of the transcript; null for what was recognised. */
  readonly id: number | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | null;
  readonly text: string;
  readonly confidence: number | null;
  readonly marks: readonly SegmentMark[];
  readonly words: readonly Word[];
}

/** An error with where it is played and where it is corrected. */
export interface ErrorRow {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  readonly kind: 'substituted' | 'deleted' | 'inserted';
  readonly reference: string | null;
  readonly hypothesis: string | null;
  readonly before: string;
  readonly after: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly transcriptId: number;
  /** Of the reference; null where the text has changed since. */
  readonly segmentId: number | null;
  /** Of that segment, to be put right. */
  readonly segmentText: string | null;
}

export interface RunComparison {
  readonly test: MatchedPairs;
  readonly a: ErrorCounts;
  readonly b: ErrorCounts;
  readonly recordings: readonly {
    readonly recordingId: number;
    readonly recordingName: string;
    readonly a: ErrorCounts;
    readonly b: ErrorCounts;
  }[];
  /** Words of the reference that only one of both has right. */
  readonly differences: readonly {
    readonly recordingId: number;
    readonly recordingName: string;
    readonly mediaKey: string;
    readonly reference: string;
    readonly a: string | null;
    readonly b: string | null;
    readonly better: 'a' | 'b';
    readonly startMs: number;
    readonly endMs: number;
  }[];
  readonly differenceCount: number;
  /** b has significantly more errors than a (p < 0.05). */
  readonly isBWorse: boolean;
}
