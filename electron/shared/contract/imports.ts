import { z } from 'zod';
import { tableColumns, type ImportFormat, type ImportedSegment, type ImportedText } from '../files/imported-text.ts';
import { id, name } from './fields.ts';
import { method } from './method.ts';

/** A file by its name and its content; larger ones are imported by the terminal. */
const file = {
  name,
  base64: z.base64().max(24 * 1024 * 1024),
  /** Which column of a table holds what, from 0; by its headings if not given. */
  columns: z.partialRecord(z.enum(tableColumns), z.int().min(0).max(500)).optional(),
};

export interface ImportPreview extends Omit<ImportedText, 'segments'> {
  readonly format: ImportFormat;
  readonly segmentCount: number;
  readonly speakers: readonly string[];
  /** The first ones. */
  readonly segments: readonly Omit<ImportedSegment, 'words'>[];
  /** The first rows of a table, to choose columns by; empty for all else. */
  readonly rows: readonly (readonly string[])[];
}

export interface ImportResult {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly segmentCount: number;
  /** Lines that could not be read. */
  readonly unread: ImportedText['unread'];
  /** Of a text without times: the share of words that were found in what was recognised; null where nothing was aligned. */
  readonly placedShare: number | null;
  /** Texts of segments that could not be placed, and what was recognised that the text does not have. */
  readonly unplaced: readonly string[];
  readonly unsaid: readonly { readonly startMs: number; readonly endMs: number; readonly text: string }[];
}

export const importsMethods = {
  /** What a file would become; nothing is written. Fails with `import-unknown`, `import-damaged` and the like. */
  'imports.preview': method(z.strictObject(file)).returns<ImportPreview>(),
  /**
   * A version beside the text of a recording, or, without one, a recording whose file is located later. Several files of
   * one conversation (one a speaker) are one text.
   */
  'imports.save': method(
    z.strictObject({
      recordingId: id.nullable(),
      files: z.array(z.strictObject(file)).min(1).max(20),
      /** Times of a text that has none, from what was recognised in the recording. */
      isAligned: z.boolean().default(true),
    }),
  ).returns<ImportResult>(),
} as const;
