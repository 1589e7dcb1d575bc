import { badRequest } from '#shared/text/bad-request.ts';
import type { JoinedExport } from './export-format.ts';
import { exportWriters } from './export-writers.ts';
import { shownDocument, type ExportOptions } from './render-export.ts';
import { usualOptions } from './write-options.ts';

/** Gives several transcripts as one text, in the way of the format. Fails with `bad-request` where it has none. */
export function joinExports(options: ExportOptions): JoinedExport {
  const joined = exportWriters[options.format].join?.({ ...usualOptions, ...options });
  if (joined === undefined) {
    throw badRequest('one-file-each', { format: options.format });
  }
  return { ...joined, add: (document, heading) => joined.add(shownDocument(document, options), heading) };
}
