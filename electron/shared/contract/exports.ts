import { z } from 'zod';
import { type RenderedExport, exportFormats } from '../export.ts';
import { id, path } from './fields.ts';
import { method } from './method.ts';

/** Which transcript, and how it is written. */
const exported = {
  transcriptId: id,
  format: z.enum(exportFormats),
  withTimes: z.boolean().default(false),
  /** Notes and bookmarks, where the format has a place for them. */
  withNotes: z.boolean().default(false),
  withSpeakers: z.boolean().default(true),
};

export const exportsMethods = {
  'exports.render': method(z.strictObject(exported)).returns<RenderedExport>(),
  /** Fails with `file-exists` unless `overwrite`; written beside the target and renamed, so never half there. */
  'exports.save': method(z.strictObject({ ...exported, path, overwrite: z.boolean() })).returns<{
    path: string;
    sizeBytes: number;
  }>(),
} as const;
