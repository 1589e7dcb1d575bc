import { z } from 'zod';
import type { Page } from '../page.ts';
import { presets } from '../recognition/preset.ts';
import { languageCodes } from '../text/language.ts';
import type { ComparedRow, ComparedTotals, Version } from '../edits/version.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { id, modelId, page, recording, transcript } from './fields.ts';
import { method } from './method.ts';

/** Both of one recording. */
const two = { leftId: id, rightId: id };

export const versionsMethods = {
  /** Newest first. */
  'versions.list': method(recording).returns<readonly Version[]>(),
  /**
   * Transcribes the recording again into a new version beside the present one, with the present settings but for these.
   * It takes over when it is finished, unless something was changed in the present one.
   */
  'versions.make': method(
    z.strictObject({
      recordingId: id,
      modelId,
      preset: z.enum(presets),
      language: z.enum(['auto', ...languageCodes]),
      /** Which sound of the file; that of the present text if not given. */
      sound: z
        .strictObject({
          track: z.int().min(0).max(63).nullable(),
          eachChannel: z.boolean(),
          /** From 0; all if absent. */
          channels: z.array(z.int().min(0).max(63)).min(1).max(64).readonly().optional(),
        })
        .optional(),
      /** This model alone, also for a language that an installed one knows better; as in the settings if absent. */
      isOneModel: z.boolean().optional(),
      /** Peaks that were cut off are restored; as in the settings if absent. */
      restoresPeaks: z.boolean().optional(),
    }),
  ).returns<null>(),
  /** Makes a finished version the one that is shown, found and exported. */
  'versions.use': method(transcript).returns<null>(),
  /** Puts it away. Refused for the only finished one, and for one that is in work. */
  'versions.remove': method(transcript).returns<null>(),
  'versions.restore': method(transcript).returns<null>(),
  /** The rows are the segments of the left one. */
  'versions.compare': method(z.strictObject({ ...two, ...page })).returns<Page<ComparedRow>>(),
  /** Takes up to seconds for a day; one that is asked for while another is counted ends that with `aborted`. */
  'versions.totals': method(z.strictObject(two)).returns<ComparedTotals>(),
  /** Index of the next row in which the two differ, or of the last one before; null when there is none. */
  'versions.nextDifference': method(
    z.strictObject({ ...two, index: z.int().min(-1), direction: z.enum(['next', 'previous']) }),
  ).returns<number | null>(),
  /** What the right one says at these segments takes the place of their text: one step of the left one's history. */
  'versions.take': method(z.strictObject({ ...two, segmentIds: z.array(id).min(1).max(10_000) })).returns<
    Edited & { readonly changedCount: number }
  >(),
} as const;
