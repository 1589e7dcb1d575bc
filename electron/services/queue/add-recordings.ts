import path from 'node:path';
import type { AddResult } from '#shared/contract/recordings.ts';
import type { CopyOfRecording } from '#shared/contract/recordings.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import { folderVerdict } from '#shared/files/media-extensions.ts';
import type { Recording } from '#shared/recording.ts';
import type { JobOptions } from '#services/store/records.ts';
import { isQuickHashWhole } from '#services/media/files/file-hash.ts';
import { expandFolders, type GivenFile } from '#services/media/files/expand-folders.ts';
import { contentOf } from '#services/media/files/media-files.ts';
import { takeFile, type LocateParts } from './sources/locate-recording.ts';
import { holdsContent, isInPlace, lookAtSource, type SourceFile } from './sources/source-file.ts';

const atOnce = 8;

/** What is found before anything is added; `fresh` in the order of the files. */
interface AddedFiles {
  readonly fresh: SourceFile[];
  /** Other paths of what is fresh, by its number. */
  readonly freshCopies: { readonly path: string; readonly stamp: string; readonly nth: number }[];
  readonly refused: AddResult['refused'][number][];
  readonly alreadyThere: Map<number, Recording>;
  readonly copies: CopyOfRecording[];
}

/**
 * Adds files, and the media files of folders. Only what costs milliseconds is checked here: what a file holds is
 * found when its turn comes, so that thousands are added in seconds. A file that looks like a known one, or like
 * another of these, is read whole: the same content is not added twice, and another one never taken for it.
 */
export async function addRecordings(
  parts: LocateParts,
  paths: readonly string[],
  options: JobOptions,
): Promise<AddResult> {
  const { library } = parts;
  const { files, refused: unseen } = await expandFolders(paths);
  const sorted: AddedFiles = { fresh: [], freshCopies: [], refused: unseen, alreadyThere: new Map(), copies: [] };
  const byLook = new Map<string, number[]>();
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    for (const [nth, seen] of (await Promise.allSettled(some.map(lookAtOne))).entries()) {
      try {
        if (seen.status === 'rejected') throw seen.reason;
        await sort(parts, seen.value, sorted, byLook);
      } catch (error) {
        sorted.refused.push({ path: some[nth]?.path ?? '', failure: failureOf(error) });
      }
    }
  }
  const added = library.recordings.add(sorted.fresh.map(asNew), options);
  for (const { nth, path: file, stamp } of sorted.freshCopies) {
    const recording = added[nth];
    if (recording === undefined) continue;
    library.recordings.noteSeen(recording.id, { path: file, stamp });
    sorted.copies.push({ path: file, recordingId: recording.id, name: recording.name, isMoved: false });
  }
  const { refused, alreadyThere, copies } = sorted;
  return { added, refused, copies, alreadyThere: [...alreadyThere.values()] };
}

/** Into what was found: a recording that is known, a copy of one, or a fresh one. */
async function sort(
  parts: LocateParts,
  file: SourceFile,
  sorted: AddedFiles,
  byLook: Map<string, number[]>,
): Promise<void> {
  const known = await findKnown(parts, file);
  if (known !== null) {
    sorted.alreadyThere.set(known.recording.id, known.recording);
    if (known.copy !== null) sorted.copies.push(known.copy);
    return;
  }
  const look = `${file.sizeBytes} ${file.quickHash}`;
  const alike = byLook.get(look) ?? [];
  for (const nth of alike) {
    const other = sorted.fresh[nth];
    if (other === undefined || !(await isSameContent(file, other))) continue;
    if (other.path !== file.path) sorted.freshCopies.push({ path: file.path, stamp: file.stamp, nth });
    return;
  }
  byLook.set(look, [...alike, sorted.fresh.push(file) - 1]);
}

async function isSameContent(file: SourceFile, other: SourceFile): Promise<boolean> {
  // One file by two names has one stamp.
  if (isQuickHashWhole(file.sizeBytes) || file.stamp === other.stamp) return true;
  return (await file.sha256()) === (await other.sha256());
}

async function findKnown(parts: LocateParts, file: SourceFile) {
  const { recordings } = parts.library;
  for (const known of recordings.candidates(file)) {
    const { recordingId } = known;
    const recording = recordings.get(recordingId);
    const isOwn = known.path === file.path;
    const holds = await holdsContent(parts.library, file, known);
    // Of what nothing was made yet, whatever is at its path is the recording.
    if (holds !== 'yes' && !(isOwn && !known.hasText)) continue;
    if (isOwn) return { recording, copy: null };
    const copy = { path: file.path, recordingId, name: recording.name };
    if (await isInPlace(parts.library, known)) {
      recordings.noteSeen(recordingId, file);
      return { recording, copy: { ...copy, isMoved: false } };
    }
    return { recording: takeFile(parts, known, file, true), copy: { ...copy, isMoved: true } };
  }
  return null;
}

async function lookAtOne({ path: file, wasChosen }: GivenFile): Promise<SourceFile> {
  const source = await lookAtSource(file);
  if (wasChosen && folderVerdict(path.basename(file)) !== 'media') await requireNoText(file);
  return source;
}

async function requireNoText(file: string): Promise<void> {
  const name = path.basename(file);
  const content = await contentOf(file);
  if (content === 'playlist') throw new AppFailure('playlist-refused', { name });
  if (content === 'text' || content === 'other') throw new AppFailure('not-audio', { name });
}

function asNew({ path: file, sizeBytes, quickHash, stamp }: SourceFile) {
  return { path: file, name: path.basename(file), sizeBytes, quickHash, stamp, durationMs: null, hasVideo: false };
}
