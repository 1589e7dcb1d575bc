import type { Word } from '../segment.ts';
import type { TextEncoding } from '../text/decode-text.ts';

export const importFormats = [
  'subtitles', 'ass', 'ttml', 'stl', 'json', 'text', 'docx', 'rtf', 'otr', 'csv', 'tsv', 'xlsx', 'eaf', 'exb', 'textgrid',
  'ctm', 'stm', 'rttm', 'labels',
] as const; // prettier-ignore
/** What a column of a table may hold. */
export const tableColumns = ['start', 'end', 'duration', 'speaker', 'text'] as const;
export type TableColumn = (typeof tableColumns)[number];
/** Numbers of columns from 0; a column that is not named is left out. */
export type TableColumns = Readonly<Partial<Record<TableColumn, number>>>;

/** A table as it stands in its file, and what its columns were taken for. */
export interface ImportTable {
  /** The first ones, texts cut; all equally wide. */
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  /** The first row names the columns. */
  readonly hasHeadings: boolean;
  readonly columns: TableColumns;
  /** Whole numbers are milliseconds, not seconds. */
  readonly isMs: boolean;
}

export type ImportFormat = (typeof importFormats)[number];

/** given: by the file · interpolated: spread over the segments that have times · none: the file has no times at all. */
export type WordTimes = 'given' | 'interpolated' | 'none';

export interface ImportedSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | null;
  readonly text: string;
  readonly words: readonly Word[];
}

/** What a file says that another program or a person wrote. */
export interface ImportedText {
  readonly format: ImportFormat;
  readonly encoding: TextEncoding;
  /** Whisper code; null where the file does not say it. */
  readonly language: string | null;
  /** False: the times are made up, as if the text were read aloud. */
  readonly hasTimes: boolean;
  readonly wordTimes: WordTimes;
  /** Lines that could not be read, numbered from 1. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
  readonly segments: readonly ImportedSegment[];
}
