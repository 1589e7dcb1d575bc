import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderContent, renderExport } from '#services/formats/render-export.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import type { Parts } from './parts.ts';
import { saveMany } from './save-many.ts';

export function exportsServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'exports'> {
  const { library } = parts;
  return {
    'exports.render': async ({ transcriptId, ...how }) =>
      await renderExport(documentOf(library, transcriptId, how), how),
    'exports.saveMany': async (request) => await saveMany(parts, request),
    'exports.save': async ({ transcriptId, path: target, overwrite, ...how }) => {
      const content = await renderContent(documentOf(library, transcriptId, how), how);
      const sizeBytes = await writeFileWhole(path.resolve(target), content, { overwrite });
      const { recordingId } = library.transcripts.get(transcriptId);
      library.audit.add({
        action: 'export.save',
        subject: 'recording',
        subjectId: recordingId,
        detail: { format: how.format },
      });
      return { path: target, sizeBytes };
    },
  };
}
