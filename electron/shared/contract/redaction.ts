import { z } from 'zod';
import {
  redactionKinds,
  redactionOptionsSchema,
  redactionStates,
  type RedactionOverview,
  type RedactionProgress,
} from '../sharing/redaction.ts';
import { atMs, id, path, recording } from './fields.ts';
import { method } from './method.ts';

const key = z.string().min(1).max(300);

export const redactionMethods = {
  /** Every place that is proposed or was decided, and the speakers that can be removed as a whole. */
  'redaction.places': method(recording).returns<RedactionOverview>(),
  /** One step. `proposed` takes a decision back; a place by hand is gone then. Throws `not-found` for a key that is none. */
  'redaction.decide': method(
    z.strictObject({ recordingId: id, keys: z.array(key).min(1).max(5000), state: z.enum(redactionStates) }),
  ).returns<RedactionOverview>(),
  /** Confirmed at once, as one step. */
  'redaction.add': method(
    z.strictObject({
      recordingId: id,
      spans: z
        .array(z.strictObject({ startMs: atMs, endMs: atMs }).refine(({ startMs, endMs }) => endMs > startMs))
        .min(1)
        .max(5000),
      kind: z.enum(redactionKinds).default('other'),
    }),
  ).returns<RedactionOverview>(),
  /** Everything that is said in the same words, wherever it is, as one step. */
  'redaction.addAlike': method(
    z.strictObject({ recordingId: id, text: z.string().trim().min(1).max(500), kind: z.enum(redactionKinds) }),
  ).returns<RedactionOverview>(),
  /** All that a speaker says. */
  'redaction.setSpeaker': method(
    z.strictObject({ recordingId: id, speakerId: id, isRemoved: z.boolean() }),
  ).returns<RedactionOverview>(),
  'redaction.undo': method(recording).returns<RedactionOverview>(),
  /** Begins an export: `redaction.progressed` reports its progress. Fails with `nothing-to-redact`. */
  'redaction.start': method(
    z.strictObject({
      recordingId: id,
      folder: path,
      options: redactionOptionsSchema,
      isForced: z.boolean().default(false),
    }),
  ).returns<RedactionProgress>(),
  /** Null where none was begun since the start of the app. */
  'redaction.state': method(recording).returns<RedactionProgress | null>(),
  'redaction.stop': method(recording).returns<null>(),
  /** Saves what was refused, as it is; the log says so. */
  'redaction.accept': method(recording).returns<RedactionProgress>(),
} as const;
