import { assertNever } from '#shared/assert-never.ts';
import type { ExportFormat, RenderedExport } from '#shared/export.ts';
import { toJson } from './json.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { toSrt } from './srt.ts';
import type { TranscriptDocument } from './transcript-document.ts';
import { toTxt } from './txt.ts';
import { toVtt } from './vtt.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Only for `txt`. */
  readonly withTimes: boolean;
  /** Names of speakers, in the way of each format. */
  readonly withSpeakers: boolean;
}

export function renderExport(document: TranscriptDocument, options: ExportOptions): RenderedExport {
  return {
    text: renderText(shownDocument(document, options), options),
    suggestedName: suggestedName(document.name, options.format),
  };
}

function renderText(document: TranscriptDocument, { format, withTimes }: ExportOptions): string {
  switch (format) {
    case 'txt':
      return toTxt(document, { withTimes });
    case 'srt':
      return toSrt(document);
    case 'vtt':
      return toVtt(document);
    case 'json':
      return toJson(document);
    default:
      return assertNever(format);
  }
}

/** What of a transcript these options show. */
export function shownDocument(document: TranscriptDocument, options: ExportOptions): TranscriptDocument {
  if (options.withSpeakers) return document;
  const segments = document.segments.map((segment) => ({ ...segment, speaker: null, speakerId: null }));
  return { ...document, segments };
}
