import path from 'node:path';
import { failureOf, type Failure, type FailureCode } from '#shared/failure.ts';
import type { Source } from '#shared/automation/sources.ts';
import type { ArrivalRow } from '#services/automation/arrival-store.ts';
import { probe, type ProbedMedia } from '#services/media/probe.ts';
import { noteMedia } from '#services/queue/note-media.ts';
import { addAndQueue, type AddParts } from '#services/queue/add-and-queue.ts';
import { locateRecording } from '#services/queue/sources/locate-recording.ts';
import { lookAtSource } from '#services/queue/sources/source-file.ts';
import { asChosen } from '#services/store/recordings/job-options.ts';
import type { JobOptions } from '#services/store/records.ts';
import type { Library } from '#services/library/library.ts';

export interface TakeParts extends AddParts {
  readonly library: Library;
  jobOptions(): JobOptions;
}

interface ReadyFile {
  readonly path: string;
  readonly row: ArrivalRow;
}

const atOnce = 4;

/** Queues files that rest, by the rules of their source. What cannot be read yet is checked again. */
export async function takeArrivals(parts: TakeParts, source: Source, files: readonly ReadyFile[]): Promise<void> {
  const { arrivals } = parts.library.automation;
  const fine: ReadyFile[] = [];
  const media = new Map<string, ProbedMedia>();
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const looks = await Promise.all(some.map((file) => lookInto(parts, path.join(source.folder, file.path))));
    if (parts.signal.aborted) return;
    for (const [nth, found] of looks.entries()) {
      const file = some[nth];
      if (file === undefined || found === undefined) continue;
      if ('code' in found) noteFailure(parts, source, file.row, found);
      else {
        fine.push(file);
        media.set(path.join(source.folder, file.path), found);
      }
    }
  }
  const fresh: ReadyFile[] = [];
  for (const file of fine) if (!(await takeReplaced(parts, source, file))) fresh.push(file);
  if (fresh.length === 0) return;
  const paths = fresh.map((file) => path.join(source.folder, file.path));
  const { added, alreadyThere, copies, refused } = await addAndQueue(parts, paths, optionsOf(parts, source));
  for (const { id, path: file } of added) {
    const found = media.get(file);
    if (found !== undefined) await noteMedia(parts.library, id, found);
  }
  const byPath = new Map([...added, ...alreadyThere].map((recording) => [recording.path, recording.id]));
  const linked = new Map(copies.map((copy) => [copy.path, copy.recordingId]));
  const failed = new Map(refused.map((one) => [one.path, one.failure]));
  const taken: number[] = [];
  for (const [nth, file] of fresh.entries()) {
    const full = paths[nth] ?? '';
    const own = byPath.get(full);
    const other = linked.get(full);
    if (own === undefined && other === undefined) {
      noteFailure(parts, source, file.row, failed.get(full) ?? { code: 'internal', params: { detail: 'not added' } });
      continue;
    }
    const takenAs = own ?? other ?? 0;
    taken.push(takenAs);
    const state = own === undefined ? 'linked' : 'queued';
    arrivals.change([{ id: file.row.id, set: { state, takenAs, failure: null } }]);
  }
  fileTaken(parts, source, taken);
}

async function lookInto(parts: TakeParts, file: string): Promise<ProbedMedia | Failure> {
  try {
    return await probe(file, await parts.findFfmpeg());
  } catch (error) {
    return failureOf(error);
  }
}

function optionsOf(parts: TakeParts, { rules, folder }: Source): JobOptions {
  const { modelId, preset, language } = rules;
  const usual = parts.jobOptions();
  // Settings that were found for this folder are more particular than its rules, those for a language are not.
  const { tuned } = parts.library.settings.get();
  const isOfFolder = tuned.some(({ place }) => 'folder' in place && place.folder === folder);
  const isChosen = (modelId !== null || preset !== null) && !isOfFolder;
  return {
    ...(isChosen ? asChosen(usual) : usual),
    ...(modelId !== null && { modelId }),
    ...(preset !== null && { preset }),
    ...(language !== null && { language }),
  };
}

/** Collection, tags and the batch of the night; all of it once more changes nothing. */
function fileTaken({ library, events, queue }: TakeParts, source: Source, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const { rules } = source;
  const { journal } = library.catalogue;
  const edits = ids.flatMap((recordingId) => [
    ...rules.tags.map((key) => ({ subject: 'tag', recordingId, key, after: '1' }) as const),
    ...(rules.collectionId === null
      ? []
      : [{ subject: 'member', recordingId, key: String(rules.collectionId), after: '1' } as const]),
  ]);
  if (edits.length > 0) {
    const stepId = journal.begin('tags');
    journal.apply(stepId, edits);
    if (journal.dropEmpty(stepId) === null) events.emit('catalogue.changed', {});
    events.emit('recordings.changed', { recordingIds: ids });
  }
  const { batches } = library.automation;
  const open = batches.openOf(source.id);
  const name = path.basename(source.folder) || source.folder;
  const { hours, priority } = rules;
  if (open === null) batches.add({ name, priority, hours, isOnBattery: false }, ids, source.id);
  else batches.put(open.id, ids);
  if (priority !== 0) {
    const [first] = library.jobs.next({ offset: 0, limit: 1 }).rows;
    library.jobs.move(ids, priority === 1 ? (first?.id ?? null) : null);
    events.emit('queue.changed', {});
  }
  events.emit('batch.changed', {});
  queue.wake();
}

/**
 * The file of a recording that has no text yet was replaced, or written on, in its place: the recording is of what is
 * there now. False where it is another recording, or none.
 */
async function takeReplaced(parts: TakeParts, source: Source, { row, path: below }: ReadyFile): Promise<boolean> {
  const { library, queue } = parts;
  if (row.takenAs === null || library.recordings.isRemoved(row.takenAs) !== false) return false;
  const recording = library.recordings.get(row.takenAs);
  const full = path.join(source.folder, below);
  if (recording.path !== full || recording.transcriptId !== null) return false;
  if (recording.state === 'running') return true; // its job sees that the file changed
  const { sizeBytes, quickHash, stamp } = await lookAtSource(full);
  const known = library.recordings.knownSource(recording.id);
  const isOther = known.sizeBytes !== sizeBytes || known.quickHash !== quickHash;
  library.recordings.setSource(recording.id, { path: full, sizeBytes, quickHash, stamp, isOther });
  library.automation.arrivals.change([{ id: row.id, set: { state: 'queued', failure: null } }]);
  if (recording.state === 'failed' || recording.state === 'cancelled') queue.retry(recording.id);
  return true;
}

/** A recording follows its file that was renamed within the folder; where it cannot, the library looks for it. */
export async function followMoved(parts: TakeParts, source: Source, row: ArrivalRow, below: string): Promise<void> {
  if (row.takenAs === null || parts.library.recordings.isRemoved(row.takenAs) !== false) return;
  const { path: before } = parts.library.recordings.get(row.takenAs);
  const full = path.join(source.folder, below);
  if (before === full || row.state === 'linked') return;
  await locateRecording(parts, { recordingId: row.takenAs, path: full }).catch((error: unknown) =>
    parts.log.warn('a renamed file of a source was not followed', error),
  );
}

/** After so many a file stays in the list until it changes, or a person asks for it. */
export const maxAttempts = 3;
/** Not the file's fault: it is still being written, or its share went away while it was checked. */
const notYet: ReadonlySet<string> = new Set<FailureCode>(['file-growing', 'file-missing']);
/** May be of the way to it rather than of the file. */
const ofTheWay: ReadonlySet<string> = new Set<FailureCode>(['file-unreadable', 'media-stalled', 'internal']);

export function noteFailure(parts: TakeParts, { rules }: Source, row: ArrivalRow, failure: Failure): void {
  const { library } = parts;
  const attempts = notYet.has(failure.code) ? row.attempts : row.attempts + 1;
  const isTriedAgain = notYet.has(failure.code) || (ofTheWay.has(failure.code) && attempts <= maxAttempts);
  const state = isTriedAgain ? 'settling' : 'failed';
  library.automation.arrivals.change([{ id: row.id, set: { state, attempts, lookedAtMs: Date.now(), failure } }]);
  if (state === 'failed' && rules.failedTag !== null && row.takenAs !== null) {
    library.catalogue.journal.change('tags', [
      { subject: 'tag', recordingId: row.takenAs, key: rules.failedTag, after: '1' },
    ]);
  }
}
