import type { EventBus } from '#shared/wire/event-bus.ts';
import { analyzers } from '#services/analyses/analyzers.ts';
import { createAnalysisClient } from '#services/analyses/process/analysis-client.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import { speakersInLibrary } from '#services/analyses/speakers/speakers-in-library.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';

export interface AnalysesParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly options: Pick<ServiceOptions, 'spawnAnalysisWorker' | 'systemLanguage'>;
  readonly queue: Pick<Queue, 'isBusy'>;
  readonly findFfmpeg: () => Promise<string>;
}

/** The queue of analyses with every analyzer there is; its process is started when it is needed. */
export function openAnalyses({ options, queue, ...parts }: AnalysesParts): AnalysisQueue {
  const language = () => {
    const { interfaceLanguage } = parts.library.settings.get();
    return interfaceLanguage === 'system' ? options.systemLanguage : interfaceLanguage;
  };
  const spawn = options.spawnAnalysisWorker ?? nodeAnalysisWorker;
  return new AnalysisQueue({
    ...parts,
    analyzers,
    client: createAnalysisClient({ spawn, log: parts.log }),
    sides: {
      speakers: speakersInLibrary({ events: parts.events, language }),
      entities: { context: ({ annotations }, run) => annotations.mentions.speakerNames(run.recordingId) },
    },
    isBusy: () => queue.isBusy(),
  });
}
