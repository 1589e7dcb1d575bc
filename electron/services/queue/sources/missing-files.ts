import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import path from 'node:path';
import type { MissingFolder } from '#shared/contract/recordings.ts';
import type { Library } from '#services/library/library.ts';
import type { KnownSource } from '#services/store/records.ts';
import { findMoved } from './find-moved.ts';
import { pointTo, type LocateParts } from './locate-recording.ts';

const atOnce = 32;
const partSize = 500;

/** Recordings whose file is not at its path, by folder: of a drive that is off, the drive. Checks every path. */
export async function missingFolders(library: Library): Promise<readonly MissingFolder[]> {
  const folders = new Map<string, number[]>();
  const folderOf = createFolderOf();
  const missing = await missingSources(library);
  await noteMissing(library, new Set(missing.map(({ recordingId }) => recordingId)));
  for (const { recordingId, path: file } of missing) {
    const folder = folderOf(file);
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [recordingId]);
    else others.push(recordingId);
  }
  return [...folders]
    .map(([folder, recordingIds]) => ({ folder, recordingIds }))
    .toSorted((a, b) => b.recordingIds.length - a.recordingIds.length);
}

/** For the filters of the library; in parts, so that others are answered meanwhile. */
async function noteMissing({ catalogue }: Library, missing: ReadonlySet<number>): Promise<void> {
  const known = new Set(catalogue.missingIds());
  const changed = [
    ...[...missing].filter((id) => !known.has(id)).map((id) => [id, true] as const),
    ...[...known].filter((id) => !missing.has(id)).map((id) => [id, false] as const),
  ];
  for (let start = 0; start < changed.length; start += partSize) {
    catalogue.noteMissing(changed.slice(start, start + partSize));
    await setImmediate();
  }
}

/** Takes what is found of the missing recordings in a folder and below; jobs that failed for want of it resume. */
export async function locateFolder(
  parts: LocateParts,
  { path: given, recordingIds }: { readonly path: string; readonly recordingIds?: readonly number[] | undefined },
  signal?: AbortSignal,
): Promise<{ readonly foundIds: readonly number[]; readonly missingCount: number }> {
  const only = recordingIds === undefined ? null : new Set(recordingIds);
  const missing = (await missingSources(parts.library)).filter(({ recordingId }) => only?.has(recordingId) ?? true);
  const moved = await findMoved(parts.library, missing, path.resolve(given), signal);
  for (const { recordingId, file, isProved } of moved) pointTo(parts, { recordingId }, file, isProved);
  const foundIds = moved.map(({ recordingId }) => recordingId);
  if (foundIds.length > 0) parts.events.emit('recordings.changed', { recordingIds: foundIds });
  return { foundIds, missingCount: missing.length - moved.length };
}

/** The drive is connected again: queues what failed for want of its file and is there now. Returns how many. */
export async function retryMissing({ library, queue }: LocateParts): Promise<number> {
  const failed = library.recordings.sources().filter(({ recordingId }) => {
    const { state, failure } = library.recordings.get(recordingId);
    return state === 'failed' && failure?.code === 'file-missing';
  });
  const gone = new Set(await missingOf(failed));
  const back = failed.filter((source) => !gone.has(source));
  for (const { recordingId } of back) queue.retry(recordingId);
  return back.length;
}

async function missingSources(library: Library): Promise<readonly KnownSource[]> {
  const missing: KnownSource[] = [];
  // In parts, so that a library of a hundred thousand answers others meanwhile.
  for (let afterId = 0; ;) {
    const part = library.recordings.sourcesAfter(afterId, partSize);
    missing.push(...(await missingOf(part)));
    afterId = part.at(-1)?.recordingId ?? 0;
    if (part.length < partSize) return missing;
  }
}

async function missingOf(sources: readonly KnownSource[]): Promise<readonly KnownSource[]> {
  const missing: KnownSource[] = [];
  for (let start = 0; start < sources.length; start += atOnce) {
    const some = sources.slice(start, start + atOnce);
    const gone = await Promise.all(some.map(({ path: file }) => isGone(file)));
    missing.push(...some.filter((_, nth) => gone[nth]));
  }
  return missing;
}

async function isGone(file: string): Promise<boolean> {
  return await stat(file).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT' || code === 'ENOTDIR',
  );
}

/** The uppermost folder on the way to a file that is not there, or the file's own. */
function createFolderOf(): (file: string) => string {
  const known = new Map<string, boolean>();
  const isThere = (folder: string) => {
    const found = known.get(folder) ?? existsSync(folder);
    known.set(folder, found);
    return found;
  };
  return (file) => {
    let folder = path.dirname(file);
    while (!isThere(folder) && !isThere(path.dirname(folder)) && path.dirname(folder) !== folder)
      folder = path.dirname(folder);
    return folder;
  };
}
