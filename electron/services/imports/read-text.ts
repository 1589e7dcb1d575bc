import type { TableColumn } from '#shared/files/imported-text.ts';
import type { Word } from '#shared/segment.ts';

/** What one file says, before it is put in order. Times are milliseconds; null where the file has none. */
export interface ReadSegment {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly speaker: string | null;
  readonly text: string;
  /** Only those with times; empty where the file has none. */
  readonly words: readonly Word[];
}

export interface ReadResult {
  readonly segments: readonly ReadSegment[];
  /** Whisper code, where the file says it. */
  readonly language?: string | null;
  /** Lines that could not be read, numbered from 1. */
  readonly unread?: readonly UnreadLine[];
}

export interface UnreadLine {
  readonly line: number;
  readonly text: string;
}

/** Null where the file is not of this kind. */
export type Reader = (file: ReadFile) => ReadResult | null;

export interface ReadFile {
  /** Ending of its name in small letters, without the point. */
  readonly extension: string;
  readonly bytes: Uint8Array;
  /** The decoded text, without a byte order mark and with `\n` for line ends. */
  readonly text: string;
  /** Which columns of a table hold what; guessed from the header unless given. */
  readonly columns?: Readonly<Partial<Record<TableColumn, number>>>;
}

/** A word of a given time; no file says how certain it is. */
export function wordAt(text: string, startMs: number, endMs: number, probability = 1): Word {
  return { text, startMs: Math.round(startMs), endMs: Math.round(Math.max(startMs, endMs)), probability };
}
