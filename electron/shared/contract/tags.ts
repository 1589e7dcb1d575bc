import { z } from 'zod';
import { tagColours, type FilingResult, type TagInfo, type TagUse } from '../catalogue/listed-recording.ts';
import { none } from './fields.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

const tag = z.string().trim().min(1).max(100);

export const tagsMethods = {
  /** By name. */
  'tags.list': method(none).returns<readonly TagInfo[]>(),
  /** Tags that some of them have, with how many of how many. */
  'tags.of': method(recordingChoiceSchema).returns<readonly TagUse[]>(),
  'tags.change': method(
    z.strictObject({
      recordings: recordingChoiceSchema,
      add: z.array(tag).max(100).default([]),
      remove: z.array(tag).max(100).default([]),
    }),
  ).returns<FilingResult>(),
  /** Puts it on all of them, or takes it off where all of them have it. */
  'tags.toggle': method(z.strictObject({ recordings: recordingChoiceSchema, name: tag })).returns<
    FilingResult & { readonly isOn: boolean }
  >(),
  /** On every recording; it becomes one with a tag that has the new name already. */
  'tags.rename': method(z.strictObject({ name: tag, newName: tag })).returns<FilingResult>(),
  /** A key that another tag had is taken from it. */
  'tags.style': method(
    z.strictObject({
      name: tag,
      colour: z.int().min(1).max(tagColours).nullable(),
      slot: z.int().min(1).max(9).nullable(),
    }),
  ).returns<null>(),
} as const;
