import type { AddResult } from '#shared/contract/recordings.ts';
import type { JobOptions } from '#services/store/records.ts';
import { ownFolderOf, removeOwnCopies } from '#services/erasure/own-copies.ts';
import type { Log } from '#services/log.ts';
import { addRecordings } from './add-recordings.ts';
import type { LocateParts } from './sources/locate-recording.ts';
import { emitAdded } from './many-recordings.ts';
import { probeInBackground } from './probe-waiting.ts';
import type { Queue } from './queue.ts';
import { shareOwnCopies } from './sources/share-own-copies.ts';

export interface AddParts extends LocateParts {
  readonly queue: Queue;
  readonly signal: AbortSignal;
  readonly log: Log;
  findFfmpeg(): Promise<string>;
}

/** Adds files and sees to it that they are worked on, or kept ready; their lengths are read in the background. */
export async function addAndQueue(
  parts: AddParts,
  paths: readonly string[],
  options: JobOptions,
  isHeld = false,
): Promise<AddResult> {
  const { library, events, queue, signal } = parts;
  const found = await addRecordings(parts, await shareOwnCopies(library, paths), options);
  removeUploads(parts, paths);
  if (found.added.length === 0) return found;
  const ids = found.added.map((recording) => recording.id);
  if (isHeld) library.jobs.hold(ids);
  const result = isHeld ? { ...found, added: ids.map((id) => library.recordings.get(id)) } : found;
  emitAdded(parts, ids);
  queue.wake();
  const findFfmpeg = () => parts.findFfmpeg();
  void probeInBackground({ library, events, log: parts.log, signal, findFfmpeg }, ids);
  return result;
}

/** What a browser brought and no recording needs: it was refused, or its content is there already. */
function removeUploads({ library }: AddParts, paths: readonly string[]): void {
  const folders = paths.flatMap((file) => ownFolderOf(library.dir, file) ?? []);
  if (folders.length > 0) removeOwnCopies(library.dir, folders, library.erasures.usedPaths());
}
