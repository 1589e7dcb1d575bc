import path from 'node:path';
import { stat } from 'node:fs/promises';
import type { Library } from '#services/library/library.ts';
import type { KnownSource } from '#services/store/records.ts';
import { filesIn } from '#services/media/files/files-in.ts';
import { holdsContent, lookAtSource, type SourceFile } from './source-file.ts';

export interface Moved {
  readonly recordingId: number;
  readonly file: SourceFile;
  /** False where no one ever read the whole content: size, samples and name are those of the recording. */
  readonly isProved: boolean;
}

/** Looks for the content of recordings in a folder and below, first among files of the same name. Only sizes that fit are opened. */
export async function findMoved(
  library: Library,
  wanted: readonly KnownSource[],
  folder: string,
  signal?: AbortSignal,
): Promise<readonly Moved[]> {
  const bySize = await filesBySize(folder, new Set(wanted.map(({ sizeBytes }) => sizeBytes)), signal);
  const looked = new Map<string, Promise<SourceFile | null>>();
  const look = (file: string) => {
    const found = looked.get(file) ?? lookAtSource(file, signal).catch(() => null);
    looked.set(file, found);
    return found;
  };
  const moved: Moved[] = [];
  for (const known of wanted) {
    const found = await findOne(library, known, bySize.get(known.sizeBytes) ?? [], look);
    if (found !== null) moved.push(found);
  }
  return moved;
}

async function findOne(
  library: Library,
  known: KnownSource,
  files: readonly string[],
  look: (file: string) => Promise<SourceFile | null>,
): Promise<Moved | null> {
  const { recordingId } = known;
  const isNamesake = (file: string) => path.basename(file) === path.basename(known.path);
  for (const candidate of files.toSorted((a, b) => Number(isNamesake(b)) - Number(isNamesake(a)))) {
    const file = await look(candidate);
    const holds = file === null ? 'no' : await holdsContent(library, file, known).catch(() => 'no' as const);
    if (file === null || holds === 'no') continue;
    if (holds === 'yes' || isNamesake(candidate)) return { recordingId, file, isProved: holds === 'yes' };
  }
  return null;
}

async function filesBySize(folder: string, sizes: ReadonlySet<number>, signal?: AbortSignal) {
  const found = new Map<number, string[]>();
  for await (const { path: file, failure } of filesIn(folder, { signal })) {
    if (failure !== null) continue;
    const size = await stat(file).then(
      (seen) => seen.size,
      () => -1, // gone meanwhile
    );
    if (sizes.has(size)) found.set(size, [...(found.get(size) ?? []), file]);
  }
  return found;
}
