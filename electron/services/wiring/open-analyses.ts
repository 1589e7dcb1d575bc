import type { AnalysisParameters, AnalysisRun } from '#shared/analyses/analysis.ts';
import { isFit } from '#shared/model.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import { analyzers } from '#services/analyses/analyzers.ts';
import { createAnalysisClient } from '#services/analyses/process/analysis-client.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import { doubtsInLibrary, isOfOtherText } from '#services/analyses/sounds/doubts-in-library.ts';
import { speakersInLibrary } from '#services/analyses/speakers/speakers-in-library.ts';
import type { Library } from '#services/library/library.ts';
import { readySoundModel, readyVoiceModel, type MayUse, type ReadyModel } from '#services/models/ready-models.ts';
import type { TestResults } from '#services/models/test-results.ts';
import { readyTextModel } from '#services/models/text-models.ts';
import type { Log } from '#services/log.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';

export interface AnalysesParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly options: Pick<ServiceOptions, 'spawnAnalysisWorker' | 'systemLanguage' | 'modelsDir'>;
  readonly queue: Pick<Queue, 'isBusy'>;
  readonly findFfmpeg: () => Promise<string>;
  readonly tests: Pick<TestResults, 'of'>;
}

/** The queue of analyses with every analyzer there is; its process is started when it is needed. */
export function openAnalyses(all: AnalysesParts): AnalysisQueue {
  const { options, queue, tests, ...parts } = all;
  const language = () => {
    const { interfaceLanguage } = parts.library.settings.get();
    return interfaceLanguage === 'system' ? options.systemLanguage : interfaceLanguage;
  };
  const spawn = options.spawnAnalysisWorker ?? nodeAnalysisWorker;
  const mayUse = (hash: string) => isFit(tests.of(hash));
  const analyses = new AnalysisQueue({
    ...parts,
    analyzers,
    client: createAnalysisClient({ spawn, log: parts.log }),
    sides: {
      sounds: doubtsInLibrary(parts.events),
      speakers: speakersInLibrary({ events: parts.events, language }),
      entities: { context: ({ annotations }, run) => annotations.mentions.speakerNames(run.recordingId) },
    },
    installed: (analyzer) => installedFor(analyzer, options.modelsDir, mayUse),
    isBusy: () => queue.isBusy(),
  });
  followTexts(all, analyses);
  return analyses;
}

/** The model that an analyzer judges by, or fills with what its rules leave open, where one is here. */
function installedFor(analyzer: string, modelsDir: string, mayUse: MayUse): AnalysisParameters {
  const model = readyModels[analyzer]?.(modelsDir, mayUse) ?? null;
  return model === null ? {} : { model: model.folder, modelHash: model.hash };
}

const readyModels: Readonly<Record<string, (modelsDir: string, mayUse: MayUse) => ReadyModel | null>> = {
  entities: (modelsDir) => readyTextModel(modelsDir, 'entities'),
  speakers: readyVoiceModel,
  events: readySoundModel,
};

/**
 * Another text of a recording has other speech: what is doubted of it is concluded again, without reading the sound
 * again.
 */
function followTexts({ library, events }: AnalysesParts, analyses: AnalysisQueue): void {
  events.on((event) => {
    if (event.name !== 'recording.changed' || event.data.recording.state !== 'done') return;
    const { id } = event.data.recording;
    if (!isOfOtherText(library, id)) return;
    const open = library.annotations.runs.list(id).some((run) => run.analyzer === 'sounds' && isOpen(run));
    if (open) return;
    const recordingIds = [id];
    analyses.add({ recordingIds, analyzer: 'sounds', parameters: {}, isUrgent: false, isFromKept: true });
  });
}

const isOpen = ({ state }: AnalysisRun) => state === 'waiting' || state === 'running' || state === 'paused';
