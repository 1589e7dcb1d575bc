import type { TableColumns } from '#shared/files/imported-text.ts';
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
  /** Of a table, as a person chose. */
  readonly table?: TableReading;
}

/** How a table is read; what is not given is guessed from its headings and cells. */
export interface TableReading {
  readonly columns?: TableColumns;
  /** Whole numbers are milliseconds, not seconds. */
  readonly isMs?: boolean;
}

/** A word of a given time; no file says how certain it is. */
export function wordAt(text: string, startMs: number, endMs: number, probability = 1): Word {
  return { text, startMs: Math.round(startMs), endMs: Math.round(Math.max(startMs, endMs)), probability };
}
