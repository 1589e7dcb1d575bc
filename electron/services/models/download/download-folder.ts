import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { sourcesOfFile, type CatalogueEntry, type CatalogueFile } from '../catalogue.ts';
import { openReadable } from '../copy-hashed.ts';
import { diskFailure, requireRoom } from '../disk-room.ts';
import { checkFolder, type FolderFile } from '../folder/folder-model.ts';
import { remember } from '../folder/import-folder.ts';
import type { ModelsParts } from '../models-parts.ts';
import { salvage } from '../repair-model.ts';
import { syncFolder } from '../sync-folder.ts';
import { downloadFile } from './download-file.ts';
import { hashFile } from './hash-file.ts';
import { learnFile } from './learn-file.ts';
import { partFileOf } from './part-state.ts';
import type { DownloadContext, WantedFile } from './wanted-file.ts';

/**
 * Fetches a model of several files into `NAME.part`, one file after another, each resuming from what is there; the
 * folder gets its final name only when every file is whole. Of a damaged model what is right in it is kept.
 */
export async function downloadFolder(
  parts: ModelsParts,
  entry: CatalogueEntry,
  baseUrl: string | null,
  context: DownloadContext,
): Promise<void> {
  const { target, signal } = context;
  const part = partFileOf(target);
  const files = entry.files ?? [];
  try {
    await openPart(part, target, files);
    await requireRoom(path.dirname(target), entry.sizeBytes - bytesInFolder(part), entry.fileName);
    let doneBytes = 0;
    let totalBytes = entry.sizeBytes;
    const got: FolderFile[] = [];
    let isVerified = true;
    for (const file of files) {
      signal.throwIfAborted();
      const before = doneBytes;
      const { wanted, ...fetched } = await fetchFile(parts, entry, file, {
        ...context,
        urls: sourcesOfFile(entry, file, baseUrl),
        target: path.join(part, file.fileName),
        onProgress: (bytes, isChecking) => context.onProgress(before + bytes, isChecking, totalBytes),
      });
      totalBytes += wanted.sizeBytes - file.sizeBytes;
      doneBytes += wanted.sizeBytes;
      isVerified &&= wanted.sha256 !== null;
      got.push({ fileName: file.fileName, sha256: fetched.sha256 });
    }
    await checkFolder(part);
    await rename(part, target);
    await syncFolder(path.dirname(target));
    const { fileName } = entry;
    await remember(parts, { fileName, files: got, folder: target, isAccepted: isVerified, at: null });
  } catch (error) {
    throw diskFailure(error, target, entry.sizeBytes);
  }
}

/** Bytes of a folder, of files that are whole and of those that are not. */
export function bytesInFolder(folder: string): number {
  if (!existsSync(folder)) return 0;
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json') && !name.endsWith('.new'));
  return names.reduce(
    (sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** A model that is there already, damaged, leaves its name first, so that no one uses it meanwhile. */
async function openPart(part: string, target: string, files: readonly CatalogueFile[]): Promise<void> {
  if (existsSync(target)) {
    await rm(part, { recursive: true, force: true });
    await rename(target, part);
  }
  await mkdir(part, { recursive: true });
  for (const name of await readdir(part)) {
    const isOurs = files.some(({ fileName }) => name === fileName || name.startsWith(`${fileName}.part`));
    if (!isOurs) await rm(path.join(part, name), { recursive: true, force: true });
  }
}

interface FileContext extends DownloadContext {
  readonly urls: readonly string[];
}

interface FetchedFile {
  readonly wanted: WantedFile;
  readonly sha256: string;
}

async function fetchFile(
  { records }: ModelsParts,
  entry: CatalogueEntry,
  { fileName, sizeBytes, isSizeExact, sha256 }: CatalogueFile,
  context: FileContext,
): Promise<FetchedFile> {
  const { target, urls } = context;
  const there = statSync(target, { throwIfNoEntry: false });
  if (there?.isFile() === true && sha256 !== null && (await hashOf(target, context)) === sha256) {
    return { wanted: { fileName, sizeBytes: there.size, sha256, urls }, sha256 };
  }
  const isKnown = isSizeExact && sha256 !== null;
  const learnt = isKnown ? { sizeBytes, sha256 } : await learnFile(urls, context);
  // What is published with the app counts, not what a server says of its own file.
  const wanted: WantedFile = {
    fileName,
    sizeBytes: isSizeExact ? sizeBytes : learnt.sizeBytes,
    sha256: sha256 ?? learnt.sha256,
    urls,
  };
  const blocksName = `${entry.fileName}~${fileName}`;
  if (there !== undefined) {
    const found = await hashOf(target, context);
    if (there.size === wanted.sizeBytes && found === (wanted.sha256 ?? found)) return { wanted, sha256: found };
    await salvage(wanted, records.blocks(blocksName) ?? [], context);
  }
  const got = await downloadFile(wanted, context);
  records.setBlocks(blocksName, got.blocks);
  return { wanted, sha256: got.sha256 };
}

async function hashOf(file: string, context: DownloadContext): Promise<string> {
  const { signal } = context;
  const handle = await openReadable(file);
  try {
    context.onProgress(0, true);
    return (await hashFile(handle, { signal })).finish().sha256;
  } catch (error) {
    throw signal.aborted ? new AppFailure('aborted') : error;
  } finally {
    await handle.close();
  }
}
