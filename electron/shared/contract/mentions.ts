import { z } from 'zod';
import { entityValues, personalDataValues } from '../analyses/mentions.ts';
import type { MentionGroup, MentionPlace } from '../analyses/mention-lists.ts';
import type { Page } from '../page.ts';
import { id, page, recording } from './fields.ts';
import { method } from './method.ts';

const value = z.enum([...personalDataValues, ...entityValues]);
const mentionName = z.string().min(1).max(500);

export const mentionsMethods = {
  /** What the current analyses found in the text, most mentioned first within each value. */
  'mentions.groups': method(z.strictObject({ recordingId: id, ...page })).returns<Page<MentionGroup>>(),
  /** Where some names of one value are mentioned, in order; every place of all values where none is named. */
  'mentions.places': method(
    z.strictObject({
      recordingId: id,
      value: value.nullable().default(null),
      names: z.array(mentionName).max(200).default([]),
      ...page,
    }),
  ).returns<Page<MentionPlace>>(),
  /** Two names are of one person (place, organisation), or they are not: it holds for the library and later runs. */
  'mentions.joinNames': method(
    z.strictObject({
      recordingId: id,
      value: z.enum(['person', 'place', 'organisation']),
      pairs: z
        .array(z.strictObject({ name: mentionName, other: mentionName, isSame: z.boolean() }))
        .min(1)
        .max(200),
    }),
  ).returns<null>(),
  /** Takes back what was said of a name last; false where nothing was. */
  'mentions.undoJoin': method(recording).returns<boolean>(),
  /** What a name that was left open is, in this recording; null takes it back. */
  'mentions.decide': method(
    z.strictObject({
      recordingId: id,
      name: mentionName,
      value: z.enum(['person', 'place', 'organisation', 'date']).nullable(),
    }),
  ).returns<null>(),
} as const;
