import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderExport } from '#services/formats/render-export.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import type { Parts } from './parts.ts';

export function exportsServices({ library }: Pick<Parts, 'library'>): ServicesOf<'exports'> {
  return {
    'exports.render': async ({ transcriptId, withNotes, ...how }) =>
      renderExport(documentOf(library, transcriptId, withNotes), how),
    'exports.save': async ({ transcriptId, path: target, overwrite, withNotes, ...how }) => {
      const { text } = renderExport(documentOf(library, transcriptId, withNotes), how);
      return { path: target, sizeBytes: await writeFileWhole(path.resolve(target), text, { overwrite }) };
    },
  };
}
