import { z } from 'zod';
import { type RenderedExport, exportFormats, exportOptionsShape } from '../export.ts';
import type { Failure } from '../failure.ts';
import { usualNameTemplate } from '../files/name-template.ts';
import { id, path } from './fields.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

/** How a transcript is written. */
const how = {
  format: z.enum(exportFormats),
  ...exportOptionsShape,
};
/** And which one. */
const exported = { transcriptId: id, ...how };

/** What came of writing many files. */
export interface SavedMany {
  readonly folder: string;
  readonly savedCount: number;
  /** Names that were taken and got a number. */
  readonly numberedCount: number;
  /** Recordings without a text. */
  readonly emptyCount: number;
  readonly refused: readonly { readonly name: string; readonly failure: Failure }[];
  /** It was stopped before the end. */
  readonly isStopped: boolean;
}

export const exportsMethods = {
  'exports.render': method(z.strictObject(exported)).returns<RenderedExport>(),
  /** Fails with `file-exists` unless `overwrite`; written beside the target and renamed, so never half there. */
  'exports.save': method(z.strictObject({ ...exported, path, overwrite: z.boolean() })).returns<{
    path: string;
    sizeBytes: number;
  }>(),
  /** Current texts, a file each in a folder or in one ZIP, named by a template; a name that is taken gets a number. */
  'exports.saveMany': method(
    z.strictObject({
      recordings: recordingChoiceSchema,
      /** Of a ZIP its file. */
      folder: path,
      archive: z.boolean().default(false),
      /** Of a ZIP that is there; files in a folder never are replaced. */
      overwrite: z.boolean().default(false),
      template: z.string().max(200).default(usualNameTemplate),
      ...how,
    }),
  ).returns<SavedMany>(),
} as const;
