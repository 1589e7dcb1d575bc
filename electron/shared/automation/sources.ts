import { z } from 'zod';
import { exportFormats } from '../export.ts';
import type { Failure } from '../failure.ts';
import { presets } from '../recognition/preset.ts';
import { languageCodes } from '../text/language.ts';
import { usualNameTemplate } from '../files/name-template.ts';

/** Hours of the local day in which work is done, in minutes; from 22:00 to 06:00 goes over midnight. */
export const workHours = z.strictObject({
  fromMinute: z.int().min(0).max(1439),
  toMinute: z.int().min(0).max(1439),
});
export type WorkHours = z.infer<typeof workHours>;

export const sourceExport = z.strictObject({
  format: z.enum(exportFormats),
  /** Null writes it beside the recording. */
  folder: z.string().min(1).max(4096).nullable().default(null),
  template: z.string().min(1).max(200).default(usualNameTemplate),
});
export type SourceExport = z.infer<typeof sourceExport>;

/** What is done with each file that arrives; null is as the settings say. */
export const sourceRules = z.strictObject({
  /** Folders in it are watched too. */
  isDeep: z.boolean().default(true),
  collectionId: z.int().positive().nullable().default(null),
  tags: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  modelId: z.string().min(1).max(400).nullable().default(null),
  preset: z.enum(presets).nullable().default(null),
  language: z
    .enum(['auto', ...languageCodes])
    .nullable()
    .default(null),
  exports: z.array(sourceExport).max(10).default([]),
  /** Names of analyses that are run on each. */
  analyses: z.array(z.string().max(60)).max(10).default([]),
  /** A tag for what fails; it is listed in any case. */
  failedTag: z.string().trim().min(1).max(100).nullable().default(null),
  hours: workHours.nullable().default(null),
  priority: z.union([z.literal(-1), z.literal(0), z.literal(1)]).default(0),
});
export type SourceRules = z.infer<typeof sourceRules>;

/** settling: seen, and checked again until it rests · linked: its content was in the library already. */
export const arrivalStates = ['settling', 'queued', 'linked', 'done', 'failed'] as const;
export type ArrivalState = (typeof arrivalStates)[number];

export interface Source {
  readonly id: number;
  readonly folder: string;
  readonly rules: SourceRules;
  readonly isOn: boolean;
  /** When all of it was last scanned. */
  readonly seenAtMs: number | null;
  /** Since when its folder is not there: a share that is off pauses it, nothing is forgotten. */
  readonly silentSinceMs: number | null;
  readonly counts: Readonly<Record<ArrivalState, number>>;
}

export interface Arrival {
  readonly id: number;
  readonly sourceId: number;
  /** Below the folder; null where its recording was deleted for good. */
  readonly path: string | null;
  readonly state: ArrivalState;
  readonly recordingId: number | null;
  readonly arrivedAtMs: number;
  readonly endedAtMs: number | null;
  readonly failure: Failure | null;
}

/** How long files must rest, and how often folders are scanned while something settles and while nothing does. */
export interface SourcesTiming {
  readonly settleMs: number;
  readonly shareSettleMs: number;
  readonly scanMs: number;
  readonly idleMs: number;
  /** A file that failed is taken again after so long, if it changed; after the last it stays in the list. */
  readonly retryMs: readonly number[];
}
