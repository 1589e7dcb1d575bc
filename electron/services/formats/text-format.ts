import type { TranscriptDocument } from './transcript-document.ts';

export interface TextOptions {
  /** Only where times are optional. */
  readonly withTimes: boolean;
}

/** Gives several transcripts as one text, piece by piece. */
export interface JoinedExport {
  /** The next transcript; `heading` names it in plain text. */
  add(document: TranscriptDocument, heading: string): string;
  /** What closes the text, also after fewer transcripts than were meant. */
  end(): string;
}

/** How a format of export is written: one file a format. */
export interface TextFormat {
  render(document: TranscriptDocument, options: TextOptions): string;
  join(options: TextOptions): JoinedExport;
}
