import { z } from 'zod';
import { batchReportFormats, type Batch } from '../automation/batches.ts';
import type { Page } from '../page.ts';
import { workHours } from '../automation/sources.ts';
import type { SavedText } from '../watch.ts';
import { id, name, none, page, target } from './fields.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

const how = {
  name,
  priority: z.union([z.literal(-1), z.literal(0), z.literal(1)]).default(0),
  hours: workHours.nullable().default(null),
  isOnBattery: z.boolean().default(false),
};

export const batchesMethods = {
  /** Newest first. */
  'batches.list': method(z.strictObject(page)).returns<Page<Batch>>(),
  'batches.get': method(z.strictObject({ batchId: id })).returns<Batch>(),
  'batches.recordingIds': method(z.strictObject({ batchId: id })).returns<readonly number[]>(),
  'batches.add': method(z.strictObject({ recordings: recordingChoiceSchema, ...how })).returns<Batch>(),
  'batches.change': method(z.strictObject({ batchId: id, ...how })).returns<Batch>(),
  /** Only the grouping goes. */
  'batches.remove': method(z.strictObject({ batchId: id })).returns<null>(),
  /** Ended since anyone looked. */
  'batches.summary': method(none).returns<readonly Batch[]>(),
  'batches.markSeen': method(none).returns<null>(),
  'batches.report': method(
    z.strictObject({ batchId: id, format: z.enum(batchReportFormats), ...target }),
  ).returns<SavedText>(),
} as const;
