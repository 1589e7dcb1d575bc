import type { ExportFormat, RenderedExport } from '#shared/export.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { TextOptions } from './text-format.ts';
import { textFormats } from './text-formats.ts';
import type { TranscriptDocument } from './transcript-document.ts';

export interface ExportOptions extends TextOptions {
  readonly format: ExportFormat;
  /** Names of speakers, in the way of each format. */
  readonly withSpeakers: boolean;
}

export function renderExport(document: TranscriptDocument, options: ExportOptions): RenderedExport {
  return {
    text: textFormats[options.format].render(shownDocument(document, options), options),
    suggestedName: suggestedName(document.name, options.format),
  };
}

/** What of a transcript these options show. */
export function shownDocument(document: TranscriptDocument, options: ExportOptions): TranscriptDocument {
  if (options.withSpeakers) return document;
  const segments = document.segments.map((segment) => ({ ...segment, speaker: null, speakerId: null }));
  return { ...document, segments };
}
