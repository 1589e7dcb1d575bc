import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { diskFailure, requireRoom } from '../disk-room.ts';
import { syncFolder } from '../sync-folder.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { hashFile } from './hash-file.ts';
import { partFileOf, readPartState, removePart, removePartState, type PartState } from './part-state.ts';
import type { DownloadContext, WantedFile } from './wanted-file.ts';

/**
 * Fetches a file whose length and SHA-256 are known, resuming from what is there. It gets its final name only when
 * both are right; a wrong file is fetched again once. Returns its hash and those of its blocks. What was fetched is
 * kept when this rejects, except after a second wrong file.
 */
export async function downloadFile(
  wanted: WantedFile,
  context: DownloadContext,
): Promise<{ readonly sha256: string; readonly blocks: readonly string[] }> {
  const { target } = context;
  const [first, ...others] = wanted.urls;
  // The second time the other sources come first: the wrong file may be theirs alone.
  const orders = [wanted.urls, first === undefined ? others : [...others, first]];
  let host = '';
  for (const urls of orders) {
    const got = await fetchWhole({ ...wanted, urls }, context).catch((error: unknown) => {
      throw diskFailure(error, target, wanted.sizeBytes);
    });
    if (got.sha256 === (wanted.sha256 ?? got.sha256)) {
      await moveIntoPlace(target);
      return got;
    }
    removePart(target);
    host = URL.parse(got.url)?.hostname ?? '';
  }
  throw new AppFailure('download-wrong-hash', { host, name: wanted.fileName });
}

interface Got {
  readonly sha256: string;
  readonly blocks: readonly string[];
  readonly url: string;
}

async function fetchWhole(wanted: WantedFile, context: DownloadContext): Promise<Got> {
  const { target, signal } = context;
  await mkdir(path.dirname(target), { recursive: true });
  const kept = readPartState(target, wanted);
  if (kept === null) removePart(target);
  const file = await openPart(target, kept);
  try {
    const { size } = await file.stat();
    await requireRoom(path.dirname(target), wanted.sizeBytes - size, wanted.fileName);
    context.onProgress(Math.min(size, wanted.sizeBytes), true);
    const hasher = await hashFile(file, { expected: kept?.blocks ?? [], atMost: wanted.sizeBytes, signal });
    const etag = { url: kept?.url ?? '', value: kept?.etag ?? null };
    const fetched = await fetchBytes(wanted, context, { file, hasher, etag });
    context.onProgress(wanted.sizeBytes, true);
    await file.sync();
    return { ...fetched.hasher.finish(), url: fetched.url };
  } finally {
    await file.close();
  }
}

async function openPart(target: string, kept: PartState | null): Promise<FileHandle> {
  const part = partFileOf(target);
  const isThere =
    kept !== null &&
    (await stat(part).then(
      (found) => found.isFile(),
      () => false,
    ));
  return await open(part, isThere ? 'r+' : 'w+');
}

async function moveIntoPlace(target: string): Promise<void> {
  await rename(partFileOf(target), target);
  await syncFolder(path.dirname(target));
  removePartState(target);
}
