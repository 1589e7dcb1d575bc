import { z } from 'zod';
import {
  holdKinds,
  retentionKinds,
  retentionStarts,
  type DueRecording,
  type LegalHold,
  type RetentionPlan,
  type RetentionRule,
} from '../automation/retention.ts';
import type { Page } from '../page.ts';
import type { ErasureResult } from '../maintenance/erasure.ts';
import { id, none, page } from './fields.ts';
import { method } from './method.ts';

const key = z.string().min(1).max(200);
const named = z.strictObject({ recordingIds: z.array(id).min(1).max(10_000) });

export const retentionMethods = {
  'retention.rules': method(none).returns<readonly RetentionRule[]>(),
  /** Of what has a rule already, this one takes its place. */
  'retention.setRule': method(
    z.strictObject({
      kind: z.enum(retentionKinds),
      key,
      keepDays: z.int().min(0).max(36_525),
      from: z.enum(retentionStarts).default('added'),
    }),
  ).returns<readonly RetentionRule[]>(),
  'retention.removeRule': method(z.strictObject({ ruleId: id })).returns<readonly RetentionRule[]>(),
  'retention.holds': method(none).returns<readonly LegalHold[]>(),
  'retention.addHold': method(
    z.strictObject({ kind: z.enum(holdKinds), key, reason: z.string().max(500).default('') }),
  ).returns<readonly LegalHold[]>(),
  'retention.removeHold': method(z.strictObject({ holdId: id })).returns<readonly LegalHold[]>(),
  /** Whose time is over and which no hold keeps. */
  'retention.due': method(z.strictObject(page)).returns<Page<DueRecording>>(),
  'retention.plan': method(named).returns<RetentionPlan>(),
  /** Deletes for good those of them whose time is over still; nothing else is ever deleted by this. */
  'retention.apply': method(named.extend({ withCopies: z.boolean().default(false) })).returns<ErasureResult>(),
} as const;
