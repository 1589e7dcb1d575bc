/** Fields that several methods share; ids are positive, times are milliseconds. */
import { z } from 'zod';
import { maxFindTextLength, maxReplacementLength } from '../text/find-text.ts';

export const id = z.int().positive();
export const name = z.string().trim().min(1).max(200);
export const path = z.string().min(1).max(32_768);
export const atMs = z.int().min(0);
export const modelId = z.string().min(1).max(400);
export const searchText = z.string().max(1000);

/** A part of a list. */
export const page = { offset: z.int().min(0), limit: z.int().min(1).max(200) };
/** Where to write; null to get the text instead. Fails with `file-exists` unless `overwrite`. */
export const target = { path: path.nullable().default(null), overwrite: z.boolean().default(false) };

export const none = z.strictObject({});
export const recording = z.strictObject({ recordingId: id });
export const transcript = z.strictObject({ transcriptId: id });
export const model = z.strictObject({ modelId });

export const findQuery = z.strictObject({
  text: z.string().max(maxFindTextLength),
  isRegex: z.boolean(),
  isWholeWord: z.boolean(),
  isCaseSensitive: z.boolean(),
  isYoLoose: z.boolean(),
});
export const replacement = z.string().max(maxReplacementLength);
export const textPlace = z.strictObject({ segmentId: id, start: z.int().min(0) });
/** Of a segment, or of a subtitle. */
export const segmentText = z.string().max(20_000);
