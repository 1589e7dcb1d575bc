import { z } from 'zod';
import type { LibraryProfile, RecordingProfile, TableProfile } from '../profile.ts';
import type { SavedText } from '../watch.ts';
import { recording, target } from './fields.ts';
import { method } from './method.ts';

const filter = z.string().max(1000).default('');
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
      format: z.enum(['csv', 'json']),
      ...target,
    }),
  ).returns<SavedText>(),
} as const;
