import { z } from 'zod';
import { type RenderedExport, exportFormats, exportOptionsShape } from '../export.ts';
import type { Failure } from '../failure.ts';
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
  /** Current texts, a file each in a folder, named after the recordings; a name that is taken gets a number. */
  'exports.saveMany': method(
    z.strictObject({ recordings: recordingChoiceSchema, folder: path, ...how }),
  ).returns<SavedMany>(),
} as const;
