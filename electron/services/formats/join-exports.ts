import { shownDocument, type ExportOptions } from './render-export.ts';
import type { JoinedExport } from './text-format.ts';
import { textFormats } from './text-formats.ts';

/** Gives several transcripts as one text, in the way of the format. */
export function joinExports(options: ExportOptions): JoinedExport {
  const joined = textFormats[options.format].join(options);
  return { ...joined, add: (document, heading) => joined.add(shownDocument(document, options), heading) };
}
