/** The part of the contract about the versions of a text. */
import { z } from 'zod';
import type { Method, Page } from './contract.ts';
import { languageCodes } from '../text/language.ts';
import { presets } from '../preset.ts';
import type { ComparedRow, ComparedTotals, Version } from '../version.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const transcript = z.strictObject({ transcriptId: id });
/** Both of one recording. */
const two = { leftId: id, rightId: id };

export const versionContract = {
  /** Newest first. */
  'versions.list': method(z.strictObject({ recordingId: id })).returns<readonly Version[]>(),
  /**
   * Hears the recording again into a new version beside the present one, with the present settings but for these. It
   * takes over when it is finished, unless something was changed in the present one.
   */
  'versions.make': method(
    z.strictObject({
      recordingId: id,
      modelId: z.string().min(1).max(400),
      preset: z.enum(presets),
      language: z.enum(['auto', ...languageCodes]),
      /** Which sound of the file; that of the present text if not given. */
      sound: z.strictObject({ track: z.int().min(0).max(63).nullable(), eachChannel: z.boolean() }).optional(),
    }),
  ).returns<null>(),
  /** Makes a finished version the one that is shown, found and exported. */
  'versions.use': method(transcript).returns<null>(),
  /** Puts it away. Refused for the only finished one, and for one that is in work. */
  'versions.remove': method(transcript).returns<null>(),
  'versions.restore': method(transcript).returns<null>(),

  /** The rows are the segments of the left one. */
  'versions.compare': method(
    z.strictObject({ ...two, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  ).returns<Page<ComparedRow>>(),
  /** Takes up to seconds for a day; one that is asked for while another is counted ends that with `aborted`. */
  'versions.totals': method(z.strictObject(two)).returns<ComparedTotals>(),
  /** Index of the next row in which the two differ, or of the last one before; null when there is none. */
  'versions.nextDifference': method(
    z.strictObject({ ...two, index: z.int().min(-1), direction: z.enum(['next', 'previous']) }),
  ).returns<number | null>(),
  /** What the right one says at these segments takes the place of their text: one step of the left one's history. */
  'versions.take': method(z.strictObject({ ...two, segmentIds: z.array(id).min(1).max(10_000) })).returns<{
    readonly changedCount: number;
  }>(),
} as const;
