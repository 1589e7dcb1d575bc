import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { SavedMany } from '#shared/contract/exports.ts';
import { traitsOf } from '#shared/export.ts';
import { failureOf } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderContentSlowly, renderExport } from '#services/formats/render-export.ts';
import { inParts } from '#services/queue/many-recordings.ts';
import { freeNames } from '#services/text-files/free-names.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { writeFailure } from '#services/text-files/write-failure.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import type { Parts } from './parts.ts';

/** Between so many files other calls are answered, and a stop is heard. */
const filesAtOnce = 5;

export function exportsServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'exports'> {
  const { library } = parts;
  return {
    'exports.render': async ({ transcriptId, ...how }) =>
      await renderExport(documentOf(library, transcriptId, how), how),
    'exports.saveMany': async ({ recordings, folder, ...how }) => {
      const dir = path.resolve(folder);
      const taken = await mkdir(dir, { recursive: true })
        .then(() => readdir(dir))
        .catch((error: unknown) => {
          throw writeFailure(error, dir, 0);
        });
      const rows = library.recordings.idsOf(recordings).map((id) => library.recordings.get(id));
      const filled = rows.filter(({ transcriptId }) => transcriptId !== null);
      const wanted = filled.map(({ name }) => suggestedName(name, traitsOf(how.format).extension));
      const names = freeNames([...taken, ...wanted]).slice(taken.length);
      const refused: SavedMany['refused'][number][] = [];
      let nth = 0;
      const save = async ({ name, transcriptId }: Recording) => {
        const file = path.join(dir, names[nth] ?? name);
        nth += 1;
        try {
          const content = await renderContentSlowly(documentOf(library, transcriptId ?? 0, how), how);
          await writeFileWhole(file, content, { overwrite: false });
        } catch (error) {
          refused.push({ name, failure: failureOf(error) });
        }
      };
      const { isStopped } = await inParts(
        parts,
        filled,
        async (part) => {
          for (const recording of part) await save(recording);
        },
        filesAtOnce,
      );
      const savedCount = nth - refused.length;
      return { folder: dir, savedCount, emptyCount: rows.length - filled.length, refused, isStopped };
    },
    'exports.save': async ({ transcriptId, path: target, overwrite, ...how }) => {
      const content = await renderContentSlowly(documentOf(library, transcriptId, how), how);
      return { path: target, sizeBytes: await writeFileWhole(path.resolve(target), content, { overwrite }) };
    },
  };
}
