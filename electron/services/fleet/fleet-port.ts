import type { DetectedLanguage, FoundSpeech, Gap } from '#shared/gap.ts';
import type { Failure } from '#shared/failure.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';

/** Where a file is for every machine: below the share that each of them has, or by its hash in an object store. */
export type FilePlace =
  | { readonly kind: 'share'; readonly path: string }
  | { readonly kind: 'store'; readonly key: string };

/** What is to be done; nothing in it is of one machine. */
export interface FleetSpec {
  readonly name: string;
  readonly media: { readonly sha256: string; readonly sizeBytes: number; readonly place: FilePlace };
  readonly model: { readonly id: string; readonly sha256: string };
  readonly options: JobOptions;
}

/** The text of one committed window; everything before `cursorMs` is final. */
export interface FleetWindow {
  readonly cursorMs: number;
  readonly language: string | null;
  readonly detected: DetectedLanguage | null;
  readonly segments: readonly NewSegment[];
}

export interface FleetResult {
  readonly durationMs: number;
  readonly sha256: string;
  readonly warnings: readonly RecordingWarning[];
  readonly gaps: readonly Gap[];
  readonly speech: FoundSpeech | null;
}

/** A job that a worker has, until it completes it, fails it, or is silent. */
export interface Claim {
  /** Of media, model and settings together: a job done twice has one result. */
  readonly key: string;
  /** Opaque; distinguishes this claim from an earlier or later one of the same job. */
  readonly handle: string;
  readonly spec: FleetSpec;
  /** Committed before, by whomever, in order: the work continues behind the last. */
  readonly windows: readonly FleetWindow[];
}

/**
 * The five verbs by which work is taken from a queue. Each may be repeated after a lost answer. `false` says that the
 * claim has lapsed: the worker stops, and nothing of what it still sends counts.
 */
export interface FleetPort {
  /** Null where nothing waits. */
  claim(): Promise<Claim | null>;
  /** To be called more often than a lease lasts. */
  beat(claim: Claim): Promise<boolean>;
  progress(claim: Claim, window: FleetWindow): Promise<boolean>;
  complete(claim: Claim, result: FleetResult): Promise<boolean>;
  /** `isTransient`: another machine, or a later time, may do it; else it is a result like any other. */
  fail(claim: Claim, failure: Failure, isTransient: boolean): Promise<boolean>;
}
