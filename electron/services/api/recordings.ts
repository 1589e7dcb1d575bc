import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { defaultSound } from '#shared/audio-track.ts';
import { holdingCopies, removeCopies } from '#services/erasure/holding-copies.ts';
import { measureOwnCopies } from '#services/erasure/own-copies.ts';
import { probe } from '#services/media/probe.ts';
import { addAndQueue } from '#services/queue/add-and-queue.ts';
import { locateRecording } from '#services/queue/sources/locate-recording.ts';
import { removeMany, restoreMany, startHeld } from '#services/queue/many-recordings.ts';
import { locateFolder, missingFolders, retryMissing } from '#services/queue/sources/missing-files.ts';
import type { Parts } from './parts.ts';

type Recordings = ServicesOf<'recordings'>;
type ErasureMethod = 'recordings.planErasure' | 'recordings.erase';

export function recordingsServices(
  parts: Pick<
    Parts,
    'library' | 'events' | 'log' | 'signal' | 'queue' | 'options' | 'jobOptions' | 'findFfmpeg' | 'finishErasures'
  >,
): Recordings {
  const { library, queue } = parts;
  const sample = path.join(parts.options.resourcesDir, 'samples', 'interview.wav');
  return {
    'recordings.add': ({ paths, isHeld = false }) => addAndQueue(parts, paths, parts.jobOptions(), isHeld),
    'recordings.heldCount': async () => library.jobs.heldCount(),
    'recordings.startHeld': async () => startHeld(parts, parts.jobOptions()),
    'recordings.addSample': () =>
      addAndQueue(parts, [sample], { ...parts.jobOptions(), modelId: 'demo', language: 'en' }),
    'recordings.list': async (page) => {
      const { rows, total } = library.recordings.list(page);
      return { rows: rows.map((row) => ({ ...row, progress: queue.progressOf(row.id) ?? row.progress })), total };
    },
    'recordings.get': async ({ recordingId }) => {
      const recording = library.recordings.get(recordingId);
      return { ...recording, progress: queue.progressOf(recordingId) ?? recording.progress };
    },
    'recordings.ids': async (page) => library.recordings.idsAt(page),
    'recordings.remove': (choice) => removeMany(parts, choice),
    'recordings.restore': async (choice) => restoreMany(parts, library.recordings.idsOf(choice)),
    'recordings.undoRemove': async () => restoreMany(parts, library.recordings.lastRemoved()),
    'recordings.sound': async ({ recordingId }) => {
      const { path: file, transcriptId } = library.recordings.get(recordingId);
      const { tracks } = await probe(file, await parts.findFfmpeg());
      const choice =
        transcriptId === null
          ? (library.jobs.get(recordingId).options.sound ?? defaultSound)
          : library.transcripts.get(transcriptId).sound;
      return { tracks, choice };
    },
    'recordings.locate': (input) => locateRecording(parts, input),
    'recordings.missing': () => missingFolders(library),
    'recordings.locateFolder': (input) => locateFolder(parts, input, parts.signal),
    'recordings.retryMissing': () => retryMissing(parts),
    ...erasureServices(parts),
  };
}

function erasureServices({
  library,
  events,
  queue,
  finishErasures,
}: Pick<Parts, 'library' | 'events' | 'queue' | 'finishErasures'>): Pick<Recordings, ErasureMethod> {
  return {
    'recordings.planErasure': async (choice) => {
      const { sources, ...plan } = library.erasures.plan(library.recordings.idsOf(choice));
      const files = sources.map((source) => source.path);
      const ownCopies = measureOwnCopies(library.dir, files);
      return { ...plan, ownCopies, copies: holdingCopies(library.dir, keysOf(sources)) };
    },
    'recordings.erase': async ({ choice, withCopies }) => {
      const planned = library.erasures.plan(library.recordings.idsOf(choice));
      const sources = planned.sources.filter(({ isInBin }) => isInBin === 1);
      const keys = keysOf(sources);
      const ids = sources.map(({ recordingId }) => recordingId);
      const runningId = queue.runningId();
      if (runningId !== null && ids.includes(runningId)) await queue.setAside(runningId);
      const erasedIds = library.erasures.begin(ids);
      if (withCopies) {
        const readable = holdingCopies(library.dir, keys).filter((copy) => copy.isReadable);
        removeCopies(library.dir, readable);
      }
      if (erasedIds.length > 0) {
        events.emit('recording.removed', { recordingIds: erasedIds });
        const { findings, backfill } = library.watch;
        events.emit('watch.changed', { counts: findings.counts(), progress: backfill.progress() });
      }
      const isFinished = await finishErasures();
      return { recordingIds: erasedIds, isFinished, copies: holdingCopies(library.dir, keys) };
    },
  };
}

function keysOf(sources: readonly { readonly mediaKey: string }[]): readonly string[] {
  return sources.map(({ mediaKey }) => mediaKey);
}
