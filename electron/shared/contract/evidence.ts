import { z } from 'zod';
import type { BundleCheck, EvidenceBundle } from '../sharing/evidence.ts';
import { atMs, id, path } from './fields.ts';
import { method } from './method.ts';

export const evidenceMethods = {
  /** Of a span, of a finding, or of the whole recording where neither is named. A new folder within `folder`. */
  'evidence.make': method(
    z.strictObject({
      recordingId: id,
      span: z
        .strictObject({ startMs: atMs, endMs: atMs })
        .refine(({ startMs, endMs }) => endMs > startMs)
        .nullable()
        .default(null),
      findingId: id.nullable().default(null),
      /** Sound and text around a span or a finding. */
      marginMs: z.int().min(0).max(600_000).default(5000),
      folder: path,
    }),
  ).returns<EvidenceBundle>(),
  'evidence.check': method(z.strictObject({ folder: path })).returns<BundleCheck>(),
} as const;
