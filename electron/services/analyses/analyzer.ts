import type { AnalysisParameters, AnalysisSummary } from '#shared/analyses/analysis.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';

/** A piece of a recording that is analysed at once. */
export interface SoundStretch {
  readonly reads: 'sound';
  readonly startMs: number;
  readonly endMs: number;
  /** Mono at 16 kHz, from `marginMs` before the stretch (less at the beginning) to as much after it. */
  readonly samples: Int16Array;
  /** Of the first sample. */
  readonly fromMs: number;
}

export interface TextStretch {
  readonly reads: 'text';
  readonly startMs: number;
  readonly endMs: number;
  readonly segments: readonly {
    readonly id: number;
    readonly startMs: number;
    readonly endMs: number;
    readonly text: string;
    /** In order; they need not be all of the text. */
    readonly words: readonly { readonly text: string; readonly startMs: number; readonly endMs: number }[];
  }[];
}

/** Of a recording with a picture; others have none. */
export interface PictureStretch {
  readonly reads: 'picture';
  readonly startMs: number;
  readonly endMs: number;
  /** Frames that differ from the one before them: see `PictureChange`. Those that hardly do are left out. */
  readonly changes: readonly { readonly atMs: number; readonly score: number }[];
}

export type Stretch = SoundStretch | TextStretch | PictureStretch;

/** What was found in a stretch. Times are of the recording and must lie in the stretch. */
export interface Found {
  readonly annotations: readonly NewAnnotation[];
  /** For `conclude`, now and in later runs that resume here without reading the sound again. */
  readonly kept?: Uint8Array | null;
}

export interface Whole {
  readonly durationMs: number;
  readonly kept: readonly { readonly startMs: number; readonly endMs: number; readonly kept: Uint8Array }[];
  /** Of all stretches, in order. */
  readonly annotations: readonly NewAnnotation[];
  /** What the library adds, as JSON: see `LibrarySide`. */
  readonly context: unknown;
}

export interface Concluded {
  /** Take the place of what the stretches brought; null leaves these as they are. */
  readonly annotations: readonly NewAnnotation[] | null;
  readonly summary: AnalysisSummary;
  /** For the `LibrarySide` of the analyzer. */
  readonly extra?: unknown;
}

/**
 * Analyses recordings, stretch by stretch, in a process of its own. Each stretch is judged by itself: the same stretch
 * always gives the same result, so that a run resumes after a crash at the first stretch that is not committed.
 */
export interface Analyzer {
  readonly name: string;
  /** Grows when the same sound would give something else. */
  readonly version: number;
  /** What it judges by; `hash` is its SHA-256. */
  readonly model: { readonly name: string; readonly hash: string };
  readonly reads: Stretch['reads'];
  /** Of one thread, for an hour of sound. */
  readonly secondsPerHour: number;
  readonly defaults: AnalysisParameters;
  /** It has nothing of its own to judge by: `model` of its parameters has to name an installed one. */
  readonly needsModel?: boolean;
  /** SHA-256 of what it judges by with these parameters, where that is another model. */
  readonly hashOf?: (parameters: AnalysisParameters) => string;
  /** Says what is wrong with given parameters, or null. */
  readonly refuse?: (parameters: AnalysisParameters) => string | null;
  analyse(stretch: Stretch, parameters: AnalysisParameters): Found | Promise<Found>;
  conclude?(whole: Whole, parameters: AnalysisParameters): Concluded | Promise<Concluded>;
}

/** Sound on either side of a stretch, so that what lies at its ends is whole. */
export const marginMs = 2000;
/** What is committed at once, and at most done twice. */
export const stretchMs = 300_000;
/** Segments of a text that are analysed at once. */
export const segmentsPerStretch = 500;
