import { traitsOf, type ExportFormat, type RenderedExport } from '#shared/export.ts';
import { cuesOfSlowly } from '#services/cues/cues.ts';
import { writtenAs } from '#services/numbers/written-as.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { WriteOptions } from './export-format.ts';
import { exportWriters } from './export-writers.ts';
import type { TranscriptDocument } from './transcript-document.ts';
import { rulesFor, usualOptions } from './write-options.ts';

export interface ExportOptions extends Partial<WriteOptions> {
  readonly format: ExportFormat;
  /** Names of speakers, in the way of each format. */
  readonly withSpeakers: boolean;
}

/** The content of a file in this format; gives way to other work while subtitles are cut and pages are set. */
export async function renderContent(
  document: TranscriptDocument,
  options: ExportOptions,
): Promise<string | Uint8Array> {
  const prepared = await withCues(document, options);
  return await exportWriters[options.format].render(shownDocument(document, prepared), writeOptions(prepared));
}

/** What a file in this format holds, and what a person can read of it. */
export async function renderExport(document: TranscriptDocument, options: ExportOptions): Promise<RenderedExport> {
  const prepared = await withCues(document, options);
  const content = await renderContent(document, prepared);
  const name = suggestedName(document.name, traitsOf(options.format).extension);
  const writer = exportWriters[options.format];
  const [shown, how] = [shownDocument(document, options), writeOptions(prepared)];
  const readable = writer.preview?.(shown, how);
  const firstPage = (await writer.firstPage?.(shown, how)) ?? null;
  if (typeof content === 'string')
    return { text: content, readable: readable ?? null, firstPage, base64: null, suggestedName: name };
  const base64 = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64');
  return { text: '', readable: readable ?? '', firstPage, base64, suggestedName: name };
}

async function withCues(document: TranscriptDocument, options: ExportOptions): Promise<ExportOptions> {
  if (traitsOf(options.format).hasCues !== true) return options;
  const shown = shownDocument(document, options);
  const rules = rulesFor(shown, writeOptions(options));
  const withNames = exportWriters[options.format].hasNamesInLines === true;
  return {
    ...options,
    cues: await cuesOfSlowly(shown.segments, shown.language, {
      rules,
      withNames,
      ...(shown.shots && { shots: shown.shots }),
    }),
  };
}

function writeOptions(options: ExportOptions): WriteOptions {
  return { ...usualOptions, ...options };
}

/** What of a transcript these options show. */
export function shownDocument(document: TranscriptDocument, options: ExportOptions): TranscriptDocument {
  const written = writtenAs(document.segments, document.language, writeOptions(options));
  if (options.withSpeakers) return written === document.segments ? document : { ...document, segments: written };
  const segments = written.map((segment) => ({ ...segment, speaker: null, speakerId: null }));
  return { ...document, segments, overlaps: [] };
}
