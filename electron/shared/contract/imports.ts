import { z } from 'zod';
import {
  tableColumns,
  type ImportFormat,
  type ImportedSegment,
  type ImportedText,
  type ImportTable,
} from '../files/imported-text.ts';
import { id, name } from './fields.ts';
import { method } from './method.ts';

/** A file by its name and its content; larger ones are imported by the terminal. */
const file = { name, base64: z.base64().max(24 * 1024 * 1024) };
const read = z.strictObject({
  ...file,
  /** How a table is read: which column holds what, from 0; by its headings and cells where it is not given. */
  table: z
    .strictObject({
      columns: z.partialRecord(z.enum(tableColumns), z.int().min(0).max(500)).optional(),
      isMs: z.boolean().optional(),
    })
    .optional(),
});
/** Of one conversation. */
const files = z.array(read).min(1).max(20);

export interface ImportPreview extends Omit<ImportedText, 'segments'> {
  readonly format: ImportFormat;
  readonly segmentCount: number;
  readonly speakers: readonly string[];
  /** The first ones. */
  readonly segments: readonly Omit<ImportedSegment, 'words'>[];
  /** Of `unread` there are the first. */
  readonly unreadCount: number;
}

/** A recording whose name is that of a file. */
export interface NamedRecording {
  readonly recordingId: number;
  readonly name: string;
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
  /** What files would become together; nothing is written. Fails with `import-unknown`, `import-damaged` and the like. */
  'imports.preview': method(z.strictObject({ files })).returns<ImportPreview>(),
  /** The first rows of a CSV, TSV or XLSX file, to choose columns by; null for every other kind. */
  'imports.table': method(z.strictObject(file)).returns<ImportTable | null>(),
  /** For each file name the recordings of that name in the library, at most five, the newest first. */
  'imports.match': method(z.strictObject({ names: z.array(name).min(1).max(200) })).returns<
    readonly (readonly NamedRecording[])[]
  >(),
  /**
   * A version beside the text of a recording, or, without one, a recording whose file is located later. Several files of
   * one conversation (one a speaker) are one text.
   */
  'imports.save': method(
    z.strictObject({
      recordingId: id.nullable(),
      files,
      /** Times of a text that has none, from what was recognised in the recording. */
      isAligned: z.boolean().default(true),
    }),
  ).returns<ImportResult>(),
} as const;
