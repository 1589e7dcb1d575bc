import type { Cue } from '#services/cues/cue.ts';
import type { NumberWriting } from '#shared/export.ts';
import type { ExportPage } from '#shared/files/export-page.ts';
import type { CuePreset, CueRules } from '#shared/cues/cue-rules.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** `exportOptionsShape`, checked, with what was worked out before. */
export interface WriteOptions {
  readonly withTimes: boolean;
  readonly withWordTimes: boolean;
  readonly variant: string | null;
  readonly numbers: NumberWriting;
  readonly hesitations: 'keep' | 'drop';
  readonly everyMinutes: number;
  readonly cuePreset: CuePreset;
  readonly cueRules: CueRules | null;
  readonly frameRate: number;
  readonly timelineStartMs: number;
  /** The cues of the document, where they are known already. */
  readonly cues?: readonly Cue[];
}

/** Gives several transcripts as one text, piece by piece. */
export interface JoinedExport {
  /** The next transcript; `heading` names it in plain text. */
  add(document: TranscriptDocument, heading: string): string;
  /** What closes the text, also after fewer transcripts than were meant. */
  end(): string;
}

/** How a format of export is written: one file a format. */
export interface ExportWriter {
  /** A promise where a long transcript takes seconds: then it gives way to other work. */
  render(document: TranscriptDocument, options: WriteOptions): string | Uint8Array | Promise<Uint8Array>;
  /** What is read in a preview of a binary format. */
  preview?(document: TranscriptDocument, options: WriteOptions): string;
  /** The page that is printed first, where the format has pages. */
  firstPage?(document: TranscriptDocument, options: WriteOptions): ExportPage | Promise<ExportPage>;
  /** The names of speakers stand in the lines of subtitles, and count towards their width. */
  readonly hasNamesInLines?: boolean;
  /** Absent where several cannot be one file. */
  join?(options: WriteOptions): JoinedExport;
}
