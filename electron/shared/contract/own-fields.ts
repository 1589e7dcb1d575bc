import { z } from 'zod';
import { fieldKinds, type FilingResult, type OwnField } from '../catalogue/listed-recording.ts';
import type { SavedText } from '../watch.ts';
import { id, name, none, target } from './fields.ts';
import { listRequest } from './list-request.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

const content = { name, kind: z.enum(fieldKinds), choices: z.array(name).max(200).default([]) };

/** What came of a table of values. */
export interface ImportedFields {
  readonly stepId: number | null;
  readonly changedCount: number;
  /** Lines of the table whose recording is not in the library, or whose name is that of several. */
  readonly unknownLines: readonly number[];
  /** Values that do not fit their field; the others are taken. */
  readonly refused: readonly { readonly line: number; readonly field: string; readonly value: string }[];
}

export const ownFieldsMethods = {
  /** In the order in which they were made. */
  'ownFields.list': method(none).returns<readonly OwnField[]>(),
  'ownFields.add': method(z.strictObject(content)).returns<OwnField>(),
  'ownFields.change': method(z.strictObject({ fieldId: id, ...content })).returns<FilingResult>(),
  'ownFields.remove': method(z.strictObject({ fieldId: id })).returns<FilingResult>(),
  /** An empty value takes it away; fails with `bad-field-value` where it does not fit. */
  'ownFields.set': method(
    z.strictObject({ recordings: recordingChoiceSchema, fieldId: id, value: z.string().max(2000) }),
    { survivesPage: true },
  ).returns<FilingResult>(),
  /** What the list shows as CSV: id, name, file, dates, tags and the user's own fields. */
  'ownFields.export': method(z.strictObject({ ...listRequest, ...target })).returns<SavedText>(),
  /** A table whose first line names columns: `id`, `file` or `name` says which recording, all other columns are fields. */
  'ownFields.import': method(z.strictObject({ csv: z.string().max(20_000_000) })).returns<ImportedFields>(),
} as const;
