import { z } from 'zod';
import type { LibraryProfile, RecordingProfile, TableProfile } from '../profile.ts';
import type { SavedText } from '../watch.ts';
import { recording, target } from './fields.ts';
import { method } from './method.ts';

const filter = z.string().max(1000).default('');
const format = z.enum(['csv', 'xlsx', 'json']);
/** A table is brought whole: what is dropped onto a page is of this size. */
const tableText = z.string().max(900_000);

export const profileMethods = {
  'profile.recording': method(recording).returns<RecordingProfile>(),
  /** Of what the filter of the list finds; of the whole library where it is empty. */
  'profile.library': method(z.strictObject({ filter })).returns<LibraryProfile>(),
  /** A table as CSV or lines of text; nothing of it is kept. */
  'profile.table': method(z.strictObject({ text: tableText })).returns<TableProfile>(),
  /** Of a recording, or else of what the filter finds. */
  'profile.export': method(
    z.strictObject({
      recordingId: recording.shape.recordingId.nullable(),
      filter,
      format,
      ...target,
    }),
  ).returns<SavedText>(),
  'profile.exportTable': method(
    z.strictObject({ text: tableText, name: z.string().min(1).max(255), format, ...target }),
  ).returns<SavedText>(),
} as const;
