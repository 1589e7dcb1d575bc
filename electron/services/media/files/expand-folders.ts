import path from 'node:path';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import { isFolder, mediaFilesIn } from './media-files.ts';

export interface GivenFile {
  /** Absolute. */
  readonly path: string;
  /** By its name, not by its folder: it may be whatever the user says it is. */
  readonly wasChosen: boolean;
}

/** Files as they are, of folders their audio and video; what could not be read is refused, and the rest continues. */
export async function expandFolders(paths: readonly string[]): Promise<{
  readonly files: readonly GivenFile[];
  readonly refused: { readonly path: string; readonly failure: Failure }[];
}> {
  const files = new Map<string, GivenFile>();
  const refused: { readonly path: string; readonly failure: Failure }[] = [];
  for (const given of paths) {
    const full = path.resolve(given);
    if (!(await isFolder(full))) {
      files.set(full, { path: full, wasChosen: true });
      continue;
    }
    let isEmpty = true;
    for await (const { path: file, failure } of mediaFilesIn(full)) {
      isEmpty = false;
      if (failure !== null) refused.push({ path: file, failure });
      else if (!files.has(file)) files.set(file, { path: file, wasChosen: false });
    }
    // Said only when all of it was seen.
    if (isEmpty) {
      const failure = failureOf(new AppFailure('folder-empty', { name: path.basename(full) }));
      refused.push({ path: full, failure });
    }
  }
  return { files: [...files.values()], refused };
}
