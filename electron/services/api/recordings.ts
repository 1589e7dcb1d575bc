import type { InterfaceLanguage } from '#shared/text/language.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { ListedPage } from '#shared/catalogue/listed-recording.ts';
import { readQueryText } from '#shared/text/query-text.ts';
import { naturalKey } from '#services/catalogue/natural-key.ts';
import { defaultSound } from '#shared/audio-track.ts';
import { removeErasedRows } from '#services/erasure/clear-traces.ts';
import { AppFailure } from '#shared/failure.ts';
import { holdingCopies, removeCopies } from '#services/erasure/holding-copies.ts';
import { measureOwnCopies } from '#services/erasure/own-copies.ts';
import { probe } from '#services/media/probe.ts';
import { addAndQueue } from '#services/queue/add-and-queue.ts';
import { locateRecording } from '#services/queue/sources/locate-recording.ts';
import { fileAndEmit, removeMany, restoreMany, startHeld } from '#services/queue/many-recordings.ts';
import { locateFolder, missingFolders, retryMissing } from '#services/queue/sources/missing-files.ts';
import { asChosen } from '#services/store/recordings/job-options.ts';
import type { Parts } from './parts.ts';

type Recordings = ServicesOf<'recordings'>;
type FactMethod = 'recordings.rename' | 'recordings.setRecorded' | 'recordings.setParticipants';
type ErasureMethod = 'recordings.planErasure' | 'recordings.erase';

/** Synthetic speech that the app comes with, and the model that understands it. */
const samples = {
  en: { file: 'interview.wav', modelId: 'demo' },
  ru: { file: 'interview-ru.wav', modelId: 'demo-ru' },
} as const;

function addSample(
  parts: Pick<Parts, 'library' | 'events' | 'log' | 'signal' | 'queue' | 'options' | 'jobOptions' | 'findFfmpeg'>,
  language: InterfaceLanguage,
) {
  const { file, modelId } = samples[language];
  const options = { ...asChosen(parts.jobOptions()), modelId, language, isOneModel: true };
  return addAndQueue(parts, [path.join(parts.options.resourcesDir, 'samples', file)], options);
}

export function recordingsServices(
  parts: Pick<
    Parts,
    'library' | 'events' | 'log' | 'signal' | 'queue' | 'options' | 'jobOptions' | 'findFfmpeg' | 'finishErasures'
  >,
): Recordings {
  const { library, queue } = parts;
  const withProgress = (page: ListedPage): ListedPage => ({
    ...page,
    rows: page.rows.map((row) => ({ ...row, progress: queue.progressOf(row.id) ?? row.progress })),
  });
  return {
    'recordings.add': ({ paths, isHeld = false }) => addAndQueue(parts, paths, parts.jobOptions(), isHeld),
    'recordings.heldCount': async () => library.jobs.heldCount(),
    'recordings.startHeld': async () => startHeld(parts, parts.jobOptions()),
    'recordings.addSample': ({ language }) => addSample(parts, language),
    'recordings.list': async (page) => withProgress(library.catalogue.list.page(page)),
    'recordings.named': async ({ text, ...page }) => namedPage(library, text, page),
    'recordings.counts': async () => library.catalogue.list.counts(),
    'recordings.indexOfName': async (request) =>
      library.catalogue.list.indexOfName({ ...request, beginning: naturalKey(request.beginning) }),
    'recordings.details': async ({ recordingId }) => library.catalogue.details(recordingId),
    'recordings.get': async ({ recordingId }) => {
      const recording = library.recordings.get(recordingId);
      return { ...recording, progress: queue.progressOf(recordingId) ?? recording.progress };
    },
    'recordings.ids': async (page) => library.catalogue.list.ids(page),
    'recordings.remove': (choice) => removeMany(parts, choice),
    'recordings.restore': (choice) => restoreMany(parts, choice),
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
    ...factServices(parts),
  };
}

/** Only of what has words: filters alone would name every recording that holds what was found. */
function namedPage(library: Parts['library'], text: string, page: { offset: number; limit: number }): ListedPage {
  const hasWords = readQueryText(text).some(({ kind, isExcluded }) => kind !== 'field' && !isExcluded);
  if (!hasWords) return { rows: [], total: 0, newestId: 0, notes: [] };
  return library.catalogue.list.page({ ...page, bin: false, filter: text, place: 'name' });
}

function factServices(parts: Pick<Parts, 'library' | 'events'>): Pick<Recordings, FactMethod> {
  const { library } = parts;
  return {
    'recordings.rename': async ({ recordingId, name }) => {
      const { id } = library.recordings.get(recordingId);
      const choice = { recordingIds: [id] };
      return await fileAndEmit(parts, 'rename', choice, () => [
        { subject: 'name', recordingId: id, key: '', after: name.normalize('NFC') },
      ]);
    },
    'recordings.setRecorded': async ({ recordings, atMs }) => {
      const done = await fileAndEmit(parts, 'recorded', recordings, (recordingId) => {
        const after = atMs === null ? null : JSON.stringify({ ms: atMs, by: 'person' });
        return [{ subject: 'recorded', recordingId, key: '', after }];
      });
      return done;
    },
    'recordings.setParticipants': ({ recordings, names }) =>
      fileAndEmit(parts, 'participants', recordings, (recordingId) => {
        const after = names.length === 0 ? null : JSON.stringify([...new Set(names)]);
        return [{ subject: 'participants', recordingId, key: '', after }];
      }),
  };
}

/** What is small is done by then, and the answer can say so. */
const maxWaitMs = 10_000;

export function erasureServices({
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
      if (erasedIds.length === 0 && ids.length > 0) throw new AppFailure('kept-by-rule', { count: ids.length });
      await removeErasedRows(library.erasures);
      if (withCopies) {
        const readable = holdingCopies(library.dir, keys).filter((copy) => copy.isReadable);
        removeCopies(library.dir, readable);
      }
      if (erasedIds.length > 0) {
        events.emit('recording.removed', { recordingIds: erasedIds });
        const { findings, backfill } = library.watch;
        events.emit('watch.changed', { counts: findings.counts(), progress: backfill.progress() });
      }
      // A large library is rewritten when no one changes anything: that is not waited for.
      const isFinished = await Promise.race([finishErasures(), sleep(maxWaitMs, false, { ref: false })]);
      return { recordingIds: erasedIds, isFinished, copies: holdingCopies(library.dir, keys) };
    },
  };
}

function keysOf(sources: readonly { readonly mediaKey: string }[]): readonly string[] {
  return sources.map(({ mediaKey }) => mediaKey);
}
