import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CheckedInput } from '#shared/contract/contract.ts';
import type { SavedMany } from '#shared/contract/exports.ts';
import { traitsOf } from '#shared/export.ts';
import { failureOf } from '#shared/failure.ts';
import { nameFromTemplate } from '#shared/files/name-template.ts';
import type { Recording } from '#shared/recording.ts';
import { localDate } from '#shared/text/local-time.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderContent } from '#services/formats/render-export.ts';
import { inParts } from '#services/queue/many-recordings.ts';
import { freeNames } from '#services/text-files/free-names.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { writeFailure } from '#services/text-files/write-failure.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { zipToFile } from '#services/text-files/zip-to-file.ts';
import type { Parts } from './parts.ts';

/** After each file other calls are answered, and a stop is noticed: one of many hours takes a second. */
const filesAtOnce = 1;

interface Place {
  readonly path: string;
  readonly taken: readonly string[];
  write(name: string, content: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** What is whole stays in a folder; of an archive nothing. */
  stop(): Promise<void>;
}

/** One at a time, so that memory does not grow with their number. */
export async function saveMany(
  parts: Pick<Parts, 'library' | 'events'>,
  { recordings, folder, archive, template, overwrite, ...how }: CheckedInput<'exports.saveMany'>,
): Promise<SavedMany> {
  const { library } = parts;
  const place = archive ? await archiveAt(path.resolve(folder), overwrite) : await folderAt(path.resolve(folder));
  const rows = library.recordings.idsOf(recordings).map((id) => library.recordings.get(id));
  const filled = rows.filter(({ transcriptId }) => transcriptId !== null);
  const wanted = namesOf(filled, template, traitsOf(how.format).extension);
  const names = freeNames([...place.taken, ...wanted]).slice(place.taken.length);
  const refused: SavedMany['refused'][number][] = [];
  let nth = 0;
  const save = async ({ name, transcriptId }: Recording) => {
    const file = names[nth] ?? name;
    nth += 1;
    try {
      const content = await renderContent(documentOf(library, transcriptId ?? 0, how), how);
      await place.write(file, content);
    } catch (error) {
      refused.push({ name, failure: failureOf(error) });
    }
  };
  try {
    const work = async (part: readonly Recording[]) => {
      for (const recording of part) await save(recording);
    };
    const { isStopped } = await inParts(parts, filled, work, filesAtOnce);
    await (isStopped ? place.stop() : place.end());
    const savedCount = isStopped && archive ? 0 : nth - refused.length;
    if (savedCount > 0)
      library.audit.add({
        action: 'export.many',
        subject: 'library',
        detail: { format: how.format, count: savedCount, archive },
      });
    const numberedCount = names.filter((name, at) => name !== wanted[at]).length;
    return {
      folder: place.path,
      savedCount,
      numberedCount,
      emptyCount: rows.length - filled.length,
      refused,
      isStopped,
    };
  } catch (error) {
    await place.stop();
    throw error;
  }
}

function namesOf(rows: readonly Recording[], template: string, extension: string): readonly string[] {
  return rows.map(({ name, addedAtMs, language }, nth) => {
    const filled = nameFromTemplate(template, {
      name,
      language,
      date: localDate(addedAtMs),
      n: nth + 1,
      count: rows.length,
    });
    // The ending of the recording is gone already: what looks like one belongs to the name.
    return suggestedName(`${filled}.x`, extension);
  });
}

async function folderAt(dir: string): Promise<Place> {
  const taken = await mkdir(dir, { recursive: true })
    .then(() => readdir(dir))
    .catch((error: unknown) => {
      throw writeFailure(error, dir, 0);
    });
  return {
    path: dir,
    taken,
    write: async (name, content) => void (await writeFileWhole(path.join(dir, name), content, { overwrite: false })),
    async end() {},
    async stop() {},
  };
}

async function archiveAt(file: string, overwrite: boolean): Promise<Place> {
  const zip = await zipToFile(file, { overwrite });
  return {
    path: file,
    taken: [],
    write: async (name, content) => await zip.add(name, content),
    end: async () => void (await zip.end()),
    stop: async () => await zip.abandon(),
  };
}
