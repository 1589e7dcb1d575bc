import { z } from 'zod';
import type { FilingResult } from '../listed-recording.ts';
import type { Recording } from '../recording.ts';
import { recording, none } from './fields.ts';
import { method } from './method.ts';
import { jobChanges, recordingChoiceSchema } from './recording-choice.ts';

export interface JobCounts {
  readonly waiting: number;
  readonly paused: number;
  /** Recordings in the library. */
  readonly all: number;
  /** Of them those without a finished run: they wait, run, are paused, failed or were cancelled. */
  readonly unfinished: number;
  /** What waits, by the model it will be heard with; for estimates. */
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
} as const;
