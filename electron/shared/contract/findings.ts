import { z } from 'zod';
import {
  type AlikeScope,
  type Finding,
  type FindingCounts,
  type FindingPage,
  type LabelCount,
  type SavedText,
  alikeScopes,
  findingFileFormats,
  findingGroups,
  findingStates,
  maxLabelLength,
  maxLabels,
  severities,
} from '../watch.ts';
import { id, none, page, target } from './fields.ts';
import { method } from './method.ts';

const label = z.string().trim().min(1).max(maxLabelLength);

const filter = z.strictObject({
  /** Empty for every one. */
  states: z.array(z.enum(findingStates)).max(4).readonly(),
  severities: z.array(z.enum(severities)).max(3).readonly(),
  listId: id.nullable(),
  recordingId: id.nullable(),
  ruleId: id.nullable().optional(),
  label: label.nullable().optional(),
  group: z.enum(findingGroups).optional(),
  isBySeverity: z.boolean().optional(),
});

const decision = { state: z.enum(findingStates), reason: z.string().max(2000) };

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
      ...decision,
      onto: z
        .array(z.strictObject({ findingId: id, state: z.enum(findingStates), reason: z.string().max(2000) }))
        .max(1000)
        .optional(),
    }),
  ).returns<readonly Finding[]>(),
  /** The same for all undecided ones of the finding's term, and for itself; returns how many. Taken back as one. */
  'findings.decideAlike': method(
    z.strictObject({ findingId: id, scope: z.enum(alikeScopes), ...decision }),
  ).returns<number>(),
  /** How many `findings.decideAlike` would be about. */
  'findings.countAlike': method(z.strictObject({ findingId: id })).returns<Readonly<Record<AlikeScope, number>>>(),
  /** Kept in the journal like a decision, and taken back like one. */
  'findings.setRemark': method(z.strictObject({ findingId: id, remark: z.string().max(2000) })).returns<Finding>(),
  /** Adds and takes away labels of several findings as one step, which is taken back like a decision. */
  'findings.setLabels': method(
    z.strictObject({
      findingIds: z.array(id).min(1).max(1000),
      add: z.array(label).max(maxLabels).default([]),
      remove: z.array(label).max(maxLabels).default([]),
    }),
  ).returns<readonly Finding[]>(),
  /** Those in use, the commonest first. */
  'findings.labels': method(none).returns<readonly LabelCount[]>(),
  /** Takes back the newest decision that was not taken back, also one from before a restart; empty if there is none. */
  'findings.undo': method(none).returns<readonly Finding[]>(),
  'findings.export': method(
    z.strictObject({ filter, format: z.enum(findingFileFormats), ...target }),
  ).returns<SavedText>(),
} as const;
