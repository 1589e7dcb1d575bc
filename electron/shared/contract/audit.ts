import { z } from 'zod';
import type { AuditCheck, AuditEntry } from '../sharing/audit.ts';
import type { Page } from '../page.ts';
import type { SavedText } from '../watch.ts';
import { id, page, target } from './fields.ts';
import { method } from './method.ts';

const filter = {
  /** Part of an action, of who did it, or of a recording's name. */
  text: z.string().max(200).default(''),
  recordingId: id.nullable().default(null),
};

export const auditMethods = {
  /** Newest first. */
  'audit.list': method(z.strictObject({ ...filter, ...page })).returns<Page<AuditEntry>>(),
  /** Goes along the whole chain; `hash` is one that an export shows, to see whether it is in it. */
  'audit.check': method(
    z.strictObject({
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .default(null),
    }),
  ).returns<AuditCheck>(),
  'audit.export': method(z.strictObject({ ...filter, ...target })).returns<SavedText>(),
} as const;
