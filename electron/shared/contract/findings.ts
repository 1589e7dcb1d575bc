import { z } from 'zod';
import {
  type Finding,
  type FindingCounts,
  type FindingPage,
  type SavedText,
  findingFormats,
  findingStates,
  severities,
} from '../watch.ts';
import { id, none, page, target } from './fields.ts';
import { method } from './method.ts';

const filter = z.strictObject({
  /** Empty for every one. */
  states: z.array(z.enum(findingStates)).max(3).readonly(),
  severities: z.array(z.enum(severities)).max(3).readonly(),
  listId: id.nullable(),
  recordingId: id.nullable(),
});

export const findingsMethods = {
  /** Newest recording first, in it by time. */
  'findings.list': method(
    z.strictObject({
      filter,
      snapshot: z.strictObject({ lastId: z.int().min(0), atMs: z.int() }).nullable(),
      ...page,
    }),
  ).returns<FindingPage>(),
  'findings.counts': method(none).returns<FindingCounts>(),
  /**
   * One decision, taken back as one; saved in the journal when it resolves. `onto` is what the page shows of them: where
   * another window has decided one otherwise meanwhile, `finding-confirmed`, `-dismissed` or `-reopened` says so and
   * nothing is changed.
   */
  'findings.decide': method(
    z.strictObject({
      findingIds: z.array(id).min(1).max(1000),
      state: z.enum(findingStates),
      reason: z.string().max(2000),
      onto: z
        .array(z.strictObject({ findingId: id, state: z.enum(findingStates), reason: z.string().max(2000) }))
        .max(1000)
        .optional(),
    }),
  ).returns<readonly Finding[]>(),
  /** Takes back the newest decision that was not taken back, also one from before a restart; empty if there is none. */
  'findings.undo': method(none).returns<readonly Finding[]>(),
  'findings.export': method(z.strictObject({ filter, format: z.enum(findingFormats), ...target })).returns<SavedText>(),
} as const;
