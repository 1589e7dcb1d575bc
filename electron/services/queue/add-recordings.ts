import path from 'node:path';
import type { AddResult } from '#shared/contract/contract.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import type { Library } from '#services/library/library.ts';
import type { JobOptions, NewRecording } from '#services/store/records.ts';
import { quickHash } from '#services/media/file-hash.ts';
import { isFolder, mediaFilesIn } from '#services/media/media-files.ts';
import { requireRegularFile } from '#services/media/probe.ts';

const atOnce = 8;

/**
 * Adds files, and the media files of folders. Only what costs milliseconds is looked at here: what a file holds is
 * found when its turn comes, so that thousands are added in seconds.
 */
export async function addRecordings(
  library: Library,
  paths: readonly string[],
  options: JobOptions,
): Promise<AddResult> {
  const refused: AddResult['refused'][number][] = [];
  const alreadyThere = new Map<number, Recording>();
  const fresh = new Map<string, NewRecording>();
  const files = await expandFolders(paths, refused);
  for (let start = 0; start < files.length; start += atOnce) {
    const looked = files.slice(start, start + atOnce).map(async (file) => {
      try {
        return await describe(file);
      } catch (error) {
        return failureOf(error);
      }
    });
    for (const [nth, recording] of (await Promise.all(looked)).entries()) {
      if ('code' in recording) {
        refused.push({ path: files[start + nth] ?? '', failure: recording });
        continue;
      }
      const same = library.recordings.findSame(recording);
      if (same === null) fresh.set(`${recording.sizeBytes} ${recording.quickHash}`, recording);
      else alreadyThere.set(same.id, same);
    }
  }
  const added = fresh.size === 0 ? [] : library.recordings.add([...fresh.values()], options);
  return { added, refused, alreadyThere: [...alreadyThere.values()] };
}

async function expandFolders(
  paths: readonly string[],
  refused: AddResult['refused'][number][],
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const given of paths) {
    const full = path.resolve(given);
    if (!(await isFolder(full))) {
      files.push(full);
      continue;
    }
    const inside = await mediaFilesIn(full).catch(() => []);
    if (inside.length === 0) {
      const failure = failureOf(new AppFailure('folder-empty', { name: path.basename(full) }));
      refused.push({ path: full, failure });
    }
    for (const file of inside) files.push(file);
  }
  return [...new Set(files)];
}

async function describe(file: string): Promise<NewRecording> {
  const { sizeBytes } = await requireRegularFile(file);
  const hash = await quickHash(file, sizeBytes).catch((error: unknown) => {
    throw new AppFailure('file-unreadable', { name: path.basename(file) }, error);
  });
  return { path: file, name: path.basename(file), sizeBytes, quickHash: hash, durationMs: null, hasVideo: false };
}
