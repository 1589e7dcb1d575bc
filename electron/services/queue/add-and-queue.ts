import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { AddResult } from '#shared/contract/contract.ts';
import type { JobOptions } from '#services/store/records.ts';
import type { Log } from '#services/log.ts';
import { addRecordings } from './add-recordings.ts';
import type { LocateParts } from './locate-recording.ts';
import { tellAdded } from './many-recordings.ts';
import { probeWaiting } from './probe-waiting.ts';
import type { Queue } from './queue.ts';

export interface AddParts extends LocateParts {
  readonly queue: Queue;
  readonly closing: AbortController;
  readonly options: { readonly log: Log };
  findFfmpeg(): Promise<string>;
}

/** Adds files and sees to it that they are worked on, or kept ready; their lengths are read in the background. */
export async function addAndQueue(
  parts: AddParts,
  paths: readonly string[],
  options: JobOptions,
  isHeld = false,
): Promise<AddResult> {
  const { library, events, queue, closing } = parts;
  const found = await addRecordings(parts, paths, options);
  await removeUploads(parts, found);
  if (found.added.length === 0) return found;
  const ids = found.added.map((recording) => recording.id);
  if (isHeld) library.jobs.hold(ids);
  const result = isHeld ? { ...found, added: ids.map((id) => library.recordings.get(id)) } : found;
  tellAdded(parts, ids);
  queue.wake();
  void parts
    .findFfmpeg()
    .then((ffmpeg) => probeWaiting({ library, events, ffmpeg, signal: closing.signal }, ids))
    .catch((error: unknown) => parts.options.log.warn('lengths of waiting recordings not read', error));
  return result;
}

/** What a browser brought and no recording needs: it was refused, or its content is there already. */
async function removeUploads({ library }: AddParts, { refused, copies }: AddResult): Promise<void> {
  const incoming = path.join(library.dir, 'incoming') + path.sep;
  const unneeded = [...refused, ...copies.filter(({ isMoved }) => !isMoved)].map(({ path: file }) => file);
  for (const file of unneeded) {
    const isOneUpload = file.startsWith(incoming) && path.dirname(path.dirname(file)) + path.sep === incoming;
    if (isOneUpload) await rm(path.dirname(file), { recursive: true, force: true });
  }
}
