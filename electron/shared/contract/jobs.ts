import { z } from 'zod';
import type { FilingResult } from '../catalogue/listed-recording.ts';
import type { Failure } from '../failure.ts';
import type { Page } from '../page.ts';
import type { Recording } from '../recording.ts';
import { id, none, page, recording } from './fields.ts';
import { method } from './method.ts';
import { soundTreatments } from '../recognition/sound-check.ts';
import { maxNamedRecordings } from '../max-named-recordings.ts';
import { jobChanges, recordingChoiceSchema } from './recording-choice.ts';

export interface JobCounts {
  readonly waiting: number;
  readonly paused: number;
  /** What waits, by the model it will be transcribed with; for estimates. */
  readonly ahead: readonly WaitingAudio[];
  /** The longest that waits or is paused, for what a model would mean for it; null where no length is known. */
  readonly longest: { readonly name: string; readonly durationMs: number } | null;
}

export interface WaitingAudio {
  readonly modelId: string;
  /** Of recordings whose length is known. */
  readonly audioMs: number;
  /** Recordings whose length is not known yet. */
  readonly unknownCount: number;
}

/** Recordings that failed for one reason. */
export interface FailureGroup {
  /** Of the newest of them: the params may differ in the others. */
  readonly failure: Failure;
  readonly count: number;
  /** Names of the newest few. */
  readonly names: readonly string[];
}

export const runOutcomes = ['done', 'failed', 'stopped'] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** One run of the queue over one recording. */
export interface JobRun {
  readonly id: number;
  readonly recordingId: number;
  readonly name: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly outcome: RunOutcome;
  readonly failure: Failure | null;
  /** How much of the recording was recognised in it. */
  readonly audioMs: number;
  /** The graphics card that did the work, up to its failure where there was one; null for the processor. */
  readonly graphics: UsedGraphics | null;
}

export interface UsedGraphics {
  readonly name: string;
  /** Technical, in English; null where it did all of the work. */
  readonly failure: string | null;
}

export const jobsMethods = {
  /** Of recordings in the library, not in the bin. */
  'jobs.running': method(none).returns<Recording | null>(),
  'jobs.counts': method(none).returns<JobCounts>(),
  'jobs.pause': method(recording).returns<null>(),
  'jobs.resume': method(recording).returns<null>(),
  'jobs.cancel': method(recording).returns<null>(),
  /** Starts a failed or cancelled recording again, from its cursor where the text is still valid. */
  'jobs.retry': method(recording).returns<null>(),
  /** The same for many: those in a state for it. */
  'jobs.changeMany': method(
    z.strictObject({ recordings: recordingChoiceSchema, change: z.enum(jobChanges) }),
  ).returns<FilingResult>(),
  /**
   * Treats the sound of one job before it is recognised, or leaves it; a job in progress restarts with it. Fails where
   * nothing waits or runs.
   */
  'jobs.setTreatment': method(
    z.strictObject({ recordingId: id, treatment: z.enum(soundTreatments), isOn: z.boolean() }),
  ).returns<null>(),
  /** What waits, the next first. */
  'jobs.next': method(z.strictObject(page)).returns<Page<Recording>>(),
  /** Puts waiting recordings, in this order, before another one that waits; before none: at the end. */
  'jobs.move': method(
    z.strictObject({ recordingIds: z.array(id).min(1).max(maxNamedRecordings), beforeId: id.nullable() }),
  ).returns<null>(),
  /**
   * Stops taking waiting recordings, also after a restart, until it is resumed. What runs waits at its cursor, or
   * is finished first where `isFinishing`.
   */
  'jobs.setPaused': method(
    z.strictObject({ isPaused: z.boolean(), isFinishing: z.boolean().default(false) }),
  ).returns<null>(),
  /** What failed, by its cause, the largest group first. */
  'jobs.failures': method(none).returns<readonly FailureGroup[]>(),
  /** Queues all that failed for this cause. */
  'jobs.retryFailed': method(z.strictObject({ code: z.string().max(60) })).returns<FilingResult>(),
  /** What the queue did, newest first. */
  'jobs.log': method(z.strictObject(page)).returns<Page<JobRun>>(),
} as const;
