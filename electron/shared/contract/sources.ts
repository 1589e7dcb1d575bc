import { z } from 'zod';
import type { Page } from '../page.ts';
import { arrivalStates, sourceRules, type Arrival, type Source } from '../automation/sources.ts';
import { id, none, page, path } from './fields.ts';
import { method } from './method.ts';

const source = z.strictObject({ sourceId: id });

export const sourcesMethods = {
  'sources.list': method(none).returns<readonly Source[]>(),
  /** Fails with `folder-missing`, or with `bad-request` where it is watched already. */
  'sources.add': method(
    z.strictObject({ folder: z.string().min(1).max(4096), rules: sourceRules.prefault({}) }),
  ).returns<Source>(),
  'sources.change': method(
    z.strictObject({
      sourceId: id,
      isOn: z.boolean().optional(),
      rules: sourceRules.optional(),
      /** The watched folder itself, where rules begin to put texts beside its recordings: a place to write then. */
      folder: path.optional(),
    }),
  ).returns<Source>(),
  /** Its recordings stay. */
  'sources.remove': method(source).returns<null>(),
  /** Scans at once. */
  'sources.check': method(none).returns<null>(),
  /** Newest first. */
  'sources.arrivals': method(
    z.strictObject({
      ...page,
      sourceId: id.nullable().default(null),
      state: z.enum(arrivalStates).nullable().default(null),
    }),
  ).returns<Page<Arrival>>(),
  /** Takes what failed again; returns how many. */
  'sources.retry': method(z.strictObject({ sourceId: id.nullable() })).returns<number>(),
} as const;
