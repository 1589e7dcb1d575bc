import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure, failureOf } from '#shared/failure.ts';
import { folderVerdict } from '#shared/files/media-extensions.ts';
import { sniffBytes, sniffContent, type Content } from '#shared/files/sniff-content.ts';
import { filesIn, type FoundFile } from './files-in.ts';

/** True for a folder; false for anything else, also when it is not there. */
export async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Audio and video in a folder and below, by name in natural order: what ends so, and what begins so where the name does
 * not decide. What could not be read comes with its failure.
 */
export async function* mediaFilesIn(folder: string, signal?: AbortSignal): AsyncGenerator<FoundFile, void, void> {
  for await (const found of filesIn(folder, { signal })) {
    const name = path.basename(found.path);
    if (found.failure !== null) {
      // A link or device that is named like a text would not have been taken anyway.
      if (isOfFolder(found) || folderVerdict(name) !== 'other') yield found;
      continue;
    }
    const verdict = folderVerdict(name);
    if (verdict === 'media') yield found;
    if (verdict !== 'look') continue;
    try {
      if ((await contentOf(found.path)) === 'media') yield found;
    } catch (error) {
      yield { ...found, failure: failureOf(new AppFailure('file-unreadable', { name }, error)) };
    }
  }
}

function isOfFolder({ failure }: FoundFile): boolean {
  return failure?.code.startsWith('folder-') === true;
}

/** What the beginning of a regular file claims to be. */
export async function contentOf(file: string): Promise<Content> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffBytes), 0, sniffBytes, 0);
    return sniffContent(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
