import { z } from 'zod';
import { type RenderedExport, exportFormats } from '../export.ts';
import { id, path } from './fields.ts';
import { method } from './method.ts';

export const exportsMethods = {
  'exports.render': method(
    z.strictObject({
      transcriptId: id,
      format: z.enum(exportFormats),
      withTimes: z.boolean().default(false),
      /** Notes and bookmarks, in `txt` and `json`. */
      withNotes: z.boolean().default(false),
      withSpeakers: z.boolean().default(true),
    }),
  ).returns<RenderedExport>(),
  /** Fails with `file-exists` unless `overwrite`; written beside the target and renamed, so never half there. */
  'exports.save': method(
    z.strictObject({
      transcriptId: id,
      format: z.enum(exportFormats),
      withTimes: z.boolean().default(false),
      withNotes: z.boolean().default(false),
      withSpeakers: z.boolean().default(true),
      path,
      overwrite: z.boolean(),
    }),
  ).returns<{ path: string; sizeBytes: number }>(),
} as const;
