/** The only place where things are wired: hosts call `createServices` and nothing else of this room. */
import { hasOnnxRuntime } from '#native/lib/onnx/runtime.ts';
import type { ModelInfo } from '#shared/model.ts';
import type { Models } from '#services/models/models.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '#native/lib/engine.ts';
import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { Services } from '#shared/contract/contract.ts';
import { createEventBus, type EventBus } from '#shared/wire/event-bus.ts';
import { analysesServices } from '#services/api/analyses.ts';
import { backupsServices } from '#services/api/backups.ts';
import { editsServices } from '#services/api/edits.ts';
import { exportsServices } from '#services/api/exports.ts';
import { cuesServices } from '#services/api/cues.ts';
import { importsServices } from '#services/api/imports.ts';
import { findingsServices } from '#services/api/findings.ts';
import { collectionsServices } from '#services/api/collections.ts';
import { filingServices } from '#services/api/filing.ts';
import { ownFieldsServices } from '#services/api/own-fields.ts';
import { tagsServices } from '#services/api/tags.ts';
import { jobsServices } from '#services/api/jobs.ts';
import { peopleServices } from '#services/api/people.ts';
import { profileServices } from '#services/api/profile.ts';
import { liveServices } from '#services/api/live.ts';
import { libraryServices } from '#services/api/library.ts';
import { retentionServices } from '#services/api/retention.ts';
import { batchesServices } from '#services/api/batches.ts';
import { sourcesServices } from '#services/api/sources.ts';
import { localApiServices } from '#services/api/local-api.ts';
import { modelsServices } from '#services/api/models.ts';
import { networkServices } from '#services/api/network.ts';
import { notesServices } from '#services/api/notes.ts';
import type { Parts } from '#services/api/parts.ts';
import { qualityServices } from '#services/api/quality.ts';
import { recordingsServices } from '#services/api/recordings.ts';
import { replaceServices } from '#services/api/replace.ts';
import { reviewServices } from '#services/api/review.ts';
import { savedSearchesServices } from '#services/api/saved-searches.ts';
import { searchServices } from '#services/api/search.ts';
import { segmentsServices } from '#services/api/segments.ts';
import { settingsServices } from '#services/api/settings.ts';
import { speakersServices } from '#services/api/speakers.ts';
import { evidenceServices } from '#services/api/evidence.ts';
import { auditServices } from '#services/api/audit.ts';
import { redactionServices } from '#services/api/redaction.ts';
import { systemServices } from '#services/api/system.ts';
import { textServices } from '#services/api/text.ts';
import { transcriptsServices } from '#services/api/transcripts.ts';
import { vocabularyServices } from '#services/api/vocabulary.ts';
import { mentionsServices } from '#services/api/mentions.ts';
import { voicesServices } from '#services/api/voices.ts';
import { versionsServices } from '#services/api/versions.ts';
import { judgingServices } from '#services/api/judging.ts';
import { rulesServices } from '#services/api/rules.ts';
import { cancelWatch, resumeWatch, watchListsServices } from '#services/api/watch-lists.ts';
import { clearLeftOvers } from '#services/erasure/clear-left-overs.ts';
import type { Library } from '#services/library/library.ts';
import { openForReading } from '#services/library/open-for-reading.ts';
import { createRecorder, type Recorder } from '#services/live/recorder.ts';
import { recoverLive } from '#services/live/recover-live.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { openOrSalvage } from '#services/library/open-or-salvage.ts';
import { createBatchGate, type BatchGate } from '#services/batches/batch-gate.ts';
import { scheduleMaintenance } from '#services/maintenance/schedule-maintenance.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { probeGiven } from '#services/media/probe-given.ts';
import { createProxies } from '#services/media/proxy.ts';
import { createLocateMedia, sourceInPlace } from '#services/queue/sources/locate-media.ts';
import { createPeaks } from '#services/queue/peaks.ts';
import { probeInBackground } from '#services/queue/probe-waiting.ts';
import { createQueue, type Queue, type QueueParts } from '#services/queue/queue.ts';
import { openGraphics } from './open-graphics.ts';
import { openDetector } from '#services/recognition/open-detector.ts';
import { keepCatchingUp } from '#services/search/index/keep-catching-up.ts';
import { jobOptionsOf } from '#services/store/recordings/job-options.ts';
import { examine } from '#services/system/doctor.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';
import { createErasureWork } from './finish-erasures.ts';
import { reverifyAfterCrash, openModels, referencedModels } from './open-models.ts';
import { openAnalyses } from './open-analyses.ts';
import { openAutomation, type OpenAutomation } from './open-automation.ts';
import { openRedactions } from './open-redactions.ts';
import { labOf, openQuality } from './open-quality.ts';
import { openSearch } from './open-search.ts';
import { createReplaceable, type ReplaceLibrary } from './replaceable-services.ts';
import type { RunningServices } from './running-services.ts';

/** Opens the library (fails with a `library-…` failure) and makes everything ready; `start` begins the work. */
export async function createServices(options: ServiceOptions): Promise<RunningServices> {
  const events = createEventBus();
  const running = await createReplaceable(events, (replace) => openServices(options, events, replace));
  // Once, before anyone can bring anything: later there may be uploads under way.
  if (options.host !== 'cli') clearLeftOvers(running.library, referencedModels(options.modelsDir), options.log);
  return running;
}

/** What is recorded, and what works through the recordings: each asks the other. */
interface WorkOptions {
  readonly options: ServiceOptions;
  readonly installed: Pick<Models, 'list'>;
  readonly openDetector: QueueParts['openDetector'];
}

/** Without the runtime of their format models cannot be used, however whole they are. */
function canRunHere({ sizeClass }: ModelInfo): boolean {
  return sizeClass !== 'gigaam' || hasOnnxRuntime();
}

function createWork(
  parts: Pick<QueueParts, 'library' | 'events' | 'log' | 'findFfmpeg' | 'models'>,
  { options, installed, openDetector: open }: WorkOptions,
): { readonly recorder: Recorder; readonly queue: Queue; readonly gate: BatchGate } {
  const { library } = parts;
  const gate = createBatchGate(parts);
  const recorder = createRecorder({
    ...parts,
    jobOptions: () => jobOptionsOf(library.settings.get()),
    recognise: (recordingId) => void queue.runFirst(recordingId),
  });
  const queue: Queue = createQueue({
    ...parts,
    heldBatches: () => [...gate.held().keys()],
    installedModels: async () => (await installed.list()).filter(canRunHere),
    growing: (recordingId) => recorder.growing(recordingId),
    openDetector: open,
    language: () => interfaceLanguage(library, options),
    quietMs: options.quietMs,
  });
  return { recorder, queue, gate };
}

async function openServices(
  options: ServiceOptions,
  events: EventBus,
  replaceLibrary: ReplaceLibrary,
): Promise<RunningServices> {
  const { libraryDir, resourcesDir, log } = options;
  const library = libraryOf(options, events);
  if (options.isReading !== true) await recoverLive(library, log);
  const { models, networkLog, connect } = openModels(options, library, events);
  const language = () => interfaceLanguage(library, options);
  const priority = () => library.settings.get().enginePriority;
  const engine = createEngine({ spawn: options.spawnEngineWorker, priority });
  const { graphics, engineModels } = openGraphics({ engine, library, events, log, models, host: options.host });
  const ffmpegSetting = () => library.settings.get().ffmpegPath;
  const locateFfmpeg = async () => (await findFfmpeg({ setting: ffmpegSetting(), resourcesDir })).path;
  const detector = (choice: SpeechDetectorChoice) => openDetector(choice, { models, engine, log });
  const { recorder, queue, gate } = createWork(
    { library, events, log, findFfmpeg: locateFfmpeg, models: engineModels },
    { options, installed: models, openDetector: detector },
  );
  const closing = new AbortController();
  const { signal } = closing;
  const own = { options, library, events, log, signal, queue, models, findFfmpeg: locateFfmpeg };
  const analyses = openAnalyses({ ...own, tests: models.tests });
  const search = openSearch({ library, log, spawn: options.spawnSearchWorker ?? null });
  if (options.host !== 'cli') scheduleMaintenance({ libraryDir, events, log, signal }, library.wasUnclean);
  const { version, sourcesTiming } = options;
  const services = () => servicesOf(parts);
  const automation = openAutomation({ ...own, analyses, connect, gate, language, version, services, sourcesTiming });
  const parts: InnerParts = {
    ...own,
    ...automation,
    automation,
    recorder,
    search,
    analyses,
    redactions: openRedactions(own),
    ...openQuality({ ...own, connect, engineModels, openDetector: detector }),
    engineModels,
    graphics,
    networkLog,
    jobOptions: () => jobOptionsOf(library.settings.get()),
    examine: () => examine({ ...options, library: null, ffmpegSetting: ffmpegSetting(), engine, models, graphics }),
    finishErasures: createErasureWork({ library, search, log, signal }),
    replaceLibrary,
  };
  return runningOf(parts, closing);
}

function libraryOf({ libraryDir: dir, log, host, isReading }: ServiceOptions, events: EventBus): Library {
  if (isReading === true) return openForReading({ dir, log, events });
  // A command says what is wrong and leaves the file alone; a window or page must come up.
  const library = (host === 'cli' ? openLibrary : openOrSalvage)({ dir, log, events });
  mkdirSync(path.join(dir, 'peaks'), { recursive: true });
  return library;
}

type InnerParts = Parts & { readonly automation: OpenAutomation };

function runningOf(parts: InnerParts, closing: AbortController): RunningServices {
  const { library, events, log, queue, recorder, analyses, redactions, models, engineModels, search, options } = parts;
  const sourceOf = async (key: string) => await sourceInPlace(library, key);
  const ffmpeg = () => parts.findFfmpeg();
  const proxies = createProxies({ libraryDir: options.libraryDir, sourceOf, findFfmpeg: ffmpeg, log });
  const peaks = createPeaks({ library, sourceOf, findFfmpeg: ffmpeg, log });
  return {
    services: servicesOf(parts),
    events,
    library,
    queue,
    recorder,
    sources: parts.sources,
    locateMedia: createLocateMedia({ library, proxies, peaks, findFfmpeg: ffmpeg }),
    analyses,
    ...labOf(parts),
    redactions,
    models,
    finishErasures: () => parts.finishErasures(),
    findFfmpeg: ffmpeg,
    probe: async (file) => await probeGiven(file, await ffmpeg(), options.quietMs),
    start() {
      ffmpeg().catch(() => {}); // so that it is known when the first recording comes; whoever needs it gets the failure
      queue.start();
      analyses.start();
      parts.quality.start();
      parts.automation.start(options.host !== 'cli');
      resumeBackground(parts, closing.signal);
    },
    async close() {
      closing.abort();
      await parts.automation.close();
      cancelWatch(library);
      await redactions.close();
      await proxies.close();
      await peaks.close();
      await recorder.close();
      await parts.quality.close();
      await queue.close();
      await analyses.close();
      await models.close();
      await engineModels.close();
      search.close();
      library.close();
    },
  };
}

function servicesOf(parts: Parts): Services {
  return {
    ...recordingsServices(parts),
    ...collectionsServices(parts),
    ...tagsServices(parts),
    ...ownFieldsServices(parts),
    ...filingServices(parts),
    ...jobsServices(parts),
    ...transcriptsServices(parts),
    ...segmentsServices(parts),
    ...speakersServices(parts),
    ...editsServices(parts),
    ...searchServices(parts),
    ...exportsServices(parts),
    ...importsServices(parts),
    ...cuesServices(parts),
    ...modelsServices(parts),
    ...localApiServices(parts),
    ...sourcesServices(parts),
    ...batchesServices(parts),
    ...retentionServices(parts),
    ...notesServices(parts),
    ...reviewServices(parts),
    ...textServices(parts),
    ...replaceServices(parts),
    ...versionsServices(parts),
    ...rulesServices(parts),
    ...judgingServices(parts),
    ...watchListsServices(parts),
    ...findingsServices(parts),
    ...savedSearchesServices(parts),
    ...libraryServices(parts),
    ...liveServices(parts),
    ...profileServices(parts),
    ...peopleServices(parts),
    ...backupsServices(parts),
    ...settingsServices(parts),
    ...networkServices(parts),
    ...analysesServices(parts),
    ...mentionsServices(parts),
    ...voicesServices(parts),
    ...qualityServices(parts),
    ...redactionServices(parts),
    ...vocabularyServices(parts),
    ...auditServices(parts),
    ...evidenceServices(parts),
    ...systemServices(parts),
  };
}

function interfaceLanguage(library: Library, { systemLanguage }: ServiceOptions): InterfaceLanguage {
  const { interfaceLanguage: chosen } = library.settings.get();
  return chosen === 'system' ? systemLanguage : chosen;
}

/** What the last start left unfinished, beside everything else. */
function resumeBackground(parts: InnerParts, signal: AbortSignal): void {
  const { library, events, log, models } = parts;
  void keepCatchingUp(library.index.catchUp, log, signal);
  resumeWatch({ library, log });
  void parts.finishErasures();
  void reverifyAfterCrash(models, events, log);
  // A command adds what it is about itself.
  if (parts.options.host === 'cli') return;
  void probeInBackground({ library, events, log, signal, findFfmpeg: () => parts.findFfmpeg() });
}
