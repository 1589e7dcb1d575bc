/** The only place where things are wired: hosts call `createServices` and nothing else of this room. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '#native/lib/engine.ts';
import type { Services } from '#shared/contract/contract.ts';
import { examine } from '#services/system/doctor.ts';
import { completenessServices } from './completeness-services.ts';
import { editServices } from './edit-services.ts';
import { clearLeftOvers } from '#services/erasure/clear-left-overs.ts';
import { erasureServices, finishErasures, referencedModels } from './erasure-services.ts';
import { createEventBus, type EventBus } from '#shared/event-bus.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderExport } from '#services/formats/render-export.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { addAndQueue } from '#services/queue/add-and-queue.ts';
import { jobOptionsOf, retryOptions } from '#services/store/job-options.ts';
import { changeJobs, removeMany, restoreMany, startHeld } from '#services/queue/many-recordings.ts';
import { createQueue, type Queue } from '#services/queue/queue.ts';
import { createLocateMedia, sourceInPlace, type LocateMedia } from '#services/queue/locate-media.ts';
import { careServices, type ReplaceLibrary } from './care-services.ts';
import { keepCare, type CareParts } from '#services/maintenance/schedule-maintenance.ts';
import type { Library } from '#services/library/library.ts';
import { openForReading } from '#services/library/open-for-reading.ts';
import { openOrSalvage } from '#services/library/open-or-salvage.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import type { ProbedMedia } from '#services/media/probe.ts';
import { probeGiven } from '#services/media/probe-given.ts';
import { createProxies } from '#services/media/proxy.ts';
import type { Models } from '#services/models/models.ts';
import { lookAtSuspects, modelCalls, openModels } from './wire-models.ts';
import type { NetworkLog } from '#services/network/network-log.ts';
import { proofreadServices } from './proofread-services.ts';
import { createReplaceable } from './replaceable-services.ts';
import { keepCatchingUp } from '#services/search/index/keep-catching-up.ts';
import type { SearchClient } from '#services/search/process/search-client.ts';
import { openSearch, searchServices } from './search-services.ts';
import { createEngineModels, type EngineModels } from '#services/recognition/engine-models.ts';
import { openDetector } from '#services/recognition/open-detector.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';
import { sourceServices } from './source-services.ts';
import { systemInfo } from '#services/system/system-info.ts';
import { versionServices } from './version-services.ts';
import { resumeWatch, watchServices } from './watch-services.ts';

export interface RunningServices {
  readonly services: Services;
  readonly events: EventBus;
  readonly library: Library;
  readonly queue: Queue;
  readonly models: Models;
  /** Looks at a file without adding it; fails with one of the media failures. */
  probe(file: string): Promise<ProbedMedia>;
  /** `proxy` is a sound that the page plays for certain, made on the first call; null when that is impossible. */
  readonly locateMedia: LocateMedia;
  /** Goes on with what a stop or a crash left of deleting for good; `start` does so by itself. */
  finishErasures(): Promise<boolean>;
  /** Begins working the queue. */
  start(): void;
  /** Stops the running job at its cursor, ends the engine, closes the library. */
  close(): Promise<void>;
}

interface Parts {
  readonly options: ServiceOptions;
  readonly care: ReturnType<typeof careServices>;
  readonly library: Library;
  readonly search: SearchClient;
  readonly events: EventBus;
  readonly models: Models;
  readonly networkLog: NetworkLog;
  readonly engineModels: EngineModels;
  readonly queue: Queue;
  readonly closing: AbortController;
  findFfmpeg(): Promise<string>;
  examine(): ReturnType<typeof examine>;
}

/** Opens the library (fails with a `library-…` failure) and makes everything ready; `start` begins the work. */
export async function createServices(options: ServiceOptions): Promise<RunningServices> {
  const events = createEventBus();
  const running = await createReplaceable(events, (replace) => openServices(options, events, replace));
  // Once, before anybody can bring anything: later there may be uploads under way.
  if (options.host !== 'cli') clearLeftOvers(running.library, referencedModels(options.modelsDir), options.log);
  return running;
}

async function openServices(
  options: ServiceOptions,
  events: EventBus,
  replace: ReplaceLibrary,
): Promise<RunningServices> {
  const { libraryDir, resourcesDir, log } = options;
  // A command says what is wrong and leaves the file alone; a window or page must come up.
  const open = options.isReading === true ? openForReading : options.host === 'cli' ? openLibrary : openOrSalvage;
  const library = open({ dir: libraryDir, log });
  if (options.isReading !== true) mkdirSync(path.join(libraryDir, 'peaks'), { recursive: true });
  const { models, networkLog } = openModels(options, library, events);
  const engine = createEngine({
    spawn: options.spawnEngineWorker,
    priority: () => library.settings.get().enginePriority,
  });
  const engineModels = createEngineModels(engine, models);
  const ffmpegSetting = () => library.settings.get().ffmpegPath;
  const locateFfmpeg = async () => (await findFfmpeg({ setting: ffmpegSetting(), resourcesDir })).path;
  const language = () => interfaceLanguage(library, options);
  const queue = createQueue({
    library,
    events,
    models: engineModels,
    openDetector: (choice) => openDetector(choice, { models, engine, log }),
    log,
    findFfmpeg: locateFfmpeg,
    language,
    quietMs: options.quietMs,
  });
  const closing = new AbortController();
  const search = openSearch({ library, log, spawn: options.spawnSearchWorker ?? null });
  const care: CareParts = { libraryDir, events, log, signal: closing.signal };
  if (options.host !== 'cli') keepCare(care, library.wasUnclean);
  const parts: Parts = {
    options,
    care: careServices(care, replace),
    library,
    events,
    models,
    engineModels,
    networkLog,
    queue,
    closing,
    findFfmpeg: locateFfmpeg,
    search,
    examine: () => examine({ libraryDir, library: null, resourcesDir, ffmpegSetting: ffmpegSetting(), engine, models }),
  };
  return runningOf(parts);
}

function runningOf(parts: Parts): RunningServices {
  const { library, events, queue, models, engineModels, search, closing, options } = parts;
  const { libraryDir, log } = options;
  const sourceOf = async (key: string) => await sourceInPlace(library, key);
  const proxies = createProxies({ libraryDir, sourceOf, findFfmpeg: () => parts.findFfmpeg(), log });
  return {
    services: servicesOf(parts),
    events,
    library,
    queue,
    locateMedia: createLocateMedia({
      library,
      proxies,
      findFfmpeg: () => parts.findFfmpeg(),
    }),
    models,
    finishErasures: () => finishErasures({ ...parts, log, signal: closing.signal }),
    probe: async (file) => await probeGiven(file, await parts.findFfmpeg(), options.quietMs),
    start() {
      parts.findFfmpeg().catch(() => {}); // so that it is known when the first recording comes; whoever needs it is told
      queue.start();
      void keepCatchingUp(library.index.catchUp, options.log, closing.signal);
      resumeWatch({ library, log: options.log });
      void finishErasures({ ...parts, log: options.log, signal: closing.signal });
      void lookAtSuspects(parts.models, events, options.log);
    },
    async close() {
      closing.abort();
      library.watch.backRun.cancel();
      await proxies.close();
      await queue.close();
      await models.close();
      await engineModels.close();
      search.close();
      library.close();
    },
  };
}

function servicesOf(parts: Parts): Services {
  const { library, search, options } = parts;
  return {
    'system.info': async () => systemInfo(options),
    'system.doctor': () => parts.examine(),
    ...parts.care,
    ...recordingServices(parts),
    ...erasureServices({ ...parts, log: options.log, signal: parts.closing.signal }),
    ...jobServices(parts),
    ...watchServices({
      library,
      events: parts.events,
      log: options.log,
      search: async (text, page) => search.query({ text, ...page }),
    }),
    ...completenessServices(parts, () => jobOptionsOf(library.settings.get())),
    ...versionServices(parts, () => jobOptionsOf(library.settings.get())),
    'segments.list': async ({ transcriptId, ...page }) => library.segments.list(transcriptId, page),
    'segments.indexAt': async ({ transcriptId, atMs }) => library.segments.indexAt(transcriptId, atMs),
    'segments.firstReading': async ({ segmentId }) => library.segments.firstReading(segmentId),
    ...editServices(parts),
    ...proofreadServices({ library, events: parts.events, log: options.log, signal: parts.closing.signal }),
    ...searchServices(search, library),
    'exports.render': async ({ transcriptId, withNotes, ...how }) =>
      renderExport(documentOf(library, transcriptId, withNotes), how),
    'exports.save': async ({ transcriptId, path: target, overwrite, withNotes, ...how }) => {
      const { text } = renderExport(documentOf(library, transcriptId, withNotes), how);
      return { path: target, sizeBytes: await writeFileWhole(path.resolve(target), text, { overwrite }) };
    },
    ...modelCalls(parts),
    'settings.get': async () => library.settings.get(),
    'settings.set': async (changes) => {
      const settings = library.settings.set(changes);
      parts.events.emit('settings.changed', { settings });
      const isRealNow = changes.modelId !== undefined && changes.modelId !== 'demo';
      if (isRealNow || changes.isDemoEnough === true) startHeld(parts, jobOptionsOf(library.settings.get()));
      return settings;
    },
  };
}

type SoundMethod = 'recordings.sound';
type ErasureMethod = 'recordings.planErasure' | 'recordings.erase';
type RecordingMethod = Exclude<Extract<keyof Services, `recordings.${string}`>, SoundMethod | ErasureMethod>;
type JobMethod = Extract<keyof Services, `jobs.${string}`>;

function recordingServices(parts: Parts): Pick<Services, RecordingMethod> {
  const { library, queue } = parts;
  const sample = path.join(parts.options.resourcesDir, 'samples', 'interview.wav');
  return {
    'recordings.add': ({ paths, isHeld = false }) =>
      addAndQueue(parts, paths, jobOptionsOf(library.settings.get()), isHeld),
    'recordings.heldCount': async () => library.jobs.heldCount(),
    'recordings.startHeld': async () => startHeld(parts, jobOptionsOf(library.settings.get())),
    'recordings.addSample': () =>
      addAndQueue(parts, [sample], { ...jobOptionsOf(library.settings.get()), modelId: 'demo', language: 'en' }),
    'recordings.list': async (page) => {
      const { rows, total } = library.recordings.list(page);
      return { rows: rows.map((row) => ({ ...row, progress: queue.progressOf(row.id) ?? row.progress })), total };
    },
    'recordings.get': async ({ recordingId }) => {
      const recording = library.recordings.get(recordingId);
      return { ...recording, progress: queue.progressOf(recordingId) ?? recording.progress };
    },
    ...sourceServices(parts),
    'recordings.ids': async (page) => library.recordings.idsAt(page),
    'recordings.remove': (choice) => removeMany(parts, choice),
    'recordings.restore': async (choice) => restoreMany(parts, library.recordings.idsOf(choice)),
    'recordings.undoRemove': async () => restoreMany(parts, library.recordings.lastRemoved()),
  };
}

function jobServices(parts: Parts): Pick<Services, JobMethod> {
  const { library, queue } = parts;
  const done = null;
  return {
    'jobs.running': async () => {
      const id = queue.runningId();
      return id === null ? null : { ...library.recordings.get(id), progress: queue.progressOf(id) };
    },
    'jobs.counts': async () => library.jobs.counts(),
    'jobs.pause': ({ recordingId }) => queue.pause(recordingId).then(() => done),
    'jobs.cancel': ({ recordingId }) => queue.cancel(recordingId).then(() => done),
    'jobs.resume': async ({ recordingId }) => {
      queue.resume(recordingId);
      return done;
    },
    'jobs.changeMany': ({ recordings, change }) =>
      changeJobs(parts, recordings, change, () => jobOptionsOf(library.settings.get())),
    'jobs.retry': async ({ recordingId }) => {
      const { state, options } = library.jobs.get(recordingId);
      library.jobs.setOptions(recordingId, retryOptions(state, options, jobOptionsOf(library.settings.get())));
      queue.retry(recordingId);
      return done;
    },
  };
}

function interfaceLanguage(library: Library, { systemLanguage }: ServiceOptions): 'en' | 'ru' {
  const { interfaceLanguage: chosen } = library.settings.get();
  return chosen === 'system' ? systemLanguage : chosen;
}
