import { z } from 'zod';
import type { Collection, FilingResult } from '../catalogue/listed-recording.ts';
import { id, name, none } from './fields.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

const content = {
  name,
  parentId: id.nullable().default(null),
  /** Makes it a smart one: it holds what this finds, in the language of the search. */
  filter: z.string().trim().min(1).max(1000).nullable().default(null),
};

export const collectionsMethods = {
  /** Each after the one it is in. */
  'collections.list': method(none).returns<readonly Collection[]>(),
  'collections.add': method(z.strictObject(content)).returns<{ readonly id: number; readonly stepId: number | null }>(),
  /** Renames it, moves it into another one, or changes its filter. Fails with `bad-request` where it would be within itself. */
  'collections.change': method(z.strictObject({ collectionId: id, ...content })).returns<FilingResult>(),
  /** With those within it; no recording leaves the library. */
  'collections.remove': method(z.strictObject({ collectionId: id })).returns<FilingResult>(),
  'collections.put': method(
    z.strictObject({
      recordings: recordingChoiceSchema,
      /** Null only takes them out. */
      intoId: id.nullable(),
      /** Takes them out of this one. */
      outOfId: id.nullable().default(null),
    }),
  ).returns<FilingResult>(),
} as const;
