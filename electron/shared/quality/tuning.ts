import type { Failure } from '../failure.ts';
import type { LabOptions, RunState } from './lab.ts';

/** What is tried: each list holds the values of one setting; the first candidate is `base`. */
export interface TuningSpace {
  readonly base: LabOptions;
  readonly modelId: readonly string[];
  readonly preset: readonly LabOptions['preset'][];
  readonly beamSize: readonly LabOptions['beamSize'][];
  readonly temperatures: readonly LabOptions['temperatures'][];
  readonly detector: readonly LabOptions['detector'][];
  readonly thresholdPercent: readonly number[];
  readonly paddingMs: readonly number[];
  readonly prompt: readonly string[];
}

export const tunedNames = [
  'modelId',
  'preset',
  'beamSize',
  'temperatures',
  'detector',
  'thresholdPercent',
  'paddingMs',
  'prompt',
] as const;
export type TunedName = (typeof tunedNames)[number];

export interface TuningTrial {
  readonly options: LabOptions;
  /** How many of the folds it was tried on. */
  readonly folds: number;
  readonly errors: number;
  readonly words: number;
}

/** A search for the settings with the fewest errors on the folds of a set, within a budget of time. */
export interface Tuning {
  readonly id: number;
  readonly setId: number;
  readonly setName: string;
  readonly versionId: number;
  readonly state: RunState;
  readonly space: TuningSpace;
  readonly budgetMs: number;
  /** Of work; waiting for recordings does not count. */
  readonly spentMs: number;
  readonly trialCount: number;
  /** The best so far, and the settings it began with; null before the first trial. */
  readonly best: TuningTrial | null;
  readonly start: TuningTrial | null;
  /** With the best settings over the held-out part, once at the end; null without such a part. */
  readonly heldOutRunId: number | null;
  readonly failure: Failure | null;
  readonly startedAtMs: number;
}
