import type { Failure } from '../failure.ts';

export const analysisStates = ['waiting', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type AnalysisState = (typeof analysisStates)[number];

/** What an analyzer is given; each defines its own names. */
export type AnalysisParameters = Readonly<Record<string, string | number | boolean | null>>;
/** Numbers that a run wants to be shown with it; each analyzer defines its own names. */
export type AnalysisSummary = Readonly<Record<string, string | number | boolean | null>>;

/** Something that scans recordings beside the transcript. */
export interface AnalyzerInfo {
  /** As in the terminal and in `analyses.start`. */
  readonly name: string;
  readonly version: number;
  /** What it goes through: the sound, the picture, or the current text. */
  readonly reads: 'sound' | 'picture' | 'text';
  /** What it judges by. */
  readonly model: string;
  /** SHA-256 of that. */
  readonly modelHash: string;
  /** Expected, of one thread, for an hour of sound. */
  readonly secondsPerHour: number;
  readonly parameters: AnalysisParameters;
  /** False while it needs a model that is not installed. */
  readonly isReady: boolean;
}

/** One run of an analyzer over one recording: a version, of which the current one is shown. */
export interface AnalysisRun {
  readonly id: number;
  readonly recordingId: number;
  readonly analyzer: string;
  readonly version: number;
  readonly model: string;
  readonly parameters: AnalysisParameters;
  readonly transcriptId: number | null;
  readonly keptRunId: number | null;
  readonly state: AnalysisState;
  readonly doneMs: number;
  readonly isCurrent: boolean;
  readonly failure: Failure | null;
  readonly summary: AnalysisSummary;
  readonly queuedAtMs: number;
  readonly finishedAtMs: number | null;
}

/** Where the words of an annotation stand in the text. */
export interface AnnotatedWords {
  readonly segmentId: number;
  /** Number of the first one among the words of its segment. */
  readonly word: number;
  readonly matched: string;
  /** They do not stand there any more. */
  readonly isTextChanged: boolean;
}

/** What an analysis found: a span of time of the recording, or of words. */
export interface Annotation {
  readonly runId: number;
  readonly number: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: string;
  readonly value: string;
  /** 0…1; null where there is none. */
  readonly score: number | null;
  readonly reason: string | null;
  /** What is named, written evenly: the digits of a number, a name in the nominative. Null where nothing is. */
  readonly name: string | null;
  /** Null for a span of time. */
  readonly words: AnnotatedWords | null;
}

/** How often and how long something was found in one recording. */
export interface AnnotationTotal {
  readonly analyzer: string;
  readonly kind: string;
  readonly value: string;
  readonly count: number;
  readonly totalMs: number;
  readonly longestMs: number;
}

/** A place in the library where something was found. */
export interface AnnotationPlace extends Annotation {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  readonly transcriptId: number | null;
}

export interface AnalysisProgress {
  readonly runId: number;
  readonly recordingId: number;
  readonly analyzer: string;
  readonly state: AnalysisState;
  readonly doneMs: number;
  readonly totalMs: number | null;
}

/** What waits and runs of all analyses. */
export interface AnalysisQueueState {
  readonly waitingCount: number;
  readonly pausedCount: number;
  readonly running: AnalysisProgress | null;
  /** Everything that waits was paused. */
  readonly isPaused: boolean;
  /** Of the work that waits, by the analyzers' own expectation. */
  readonly leftSeconds: number;
}
