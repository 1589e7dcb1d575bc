import type { SourcesTiming } from '#shared/automation/sources.ts';
import type { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import type { BatchGate } from '#services/batches/batch-gate.ts';
import { closeBatches } from '#services/batches/close-batches.ts';
import type { ApiParts } from '#services/local-api/api-parts.ts';
import { createLocalApi, type LocalApi } from '#services/local-api/local-api.ts';
import { sendWebhooks } from '#services/local-api/send-webhooks.ts';
import type { Connect } from '#services/network/connect.ts';
import { createSources, type Sources } from '#services/sources/sources.ts';
import { jobOptionsOf } from '#services/store/recordings/job-options.ts';

interface Given extends Omit<ApiParts, 'jobOptions'> {
  readonly analyses: AnalysisQueue;
  readonly connect: Connect;
  readonly gate: BatchGate;
  readonly sourcesTiming?: SourcesTiming | undefined;
}

export interface OpenAutomation {
  readonly localApi: LocalApi;
  readonly sources: Sources;
  readonly gate: BatchGate;
  /** Ends of batches and webhooks in any host; `isServing`: the folders are watched and other programs answered too. */
  start(isServing: boolean): void;
  close(): Promise<void>;
}

/** All that happens without a hand, over the queues that it gives work to. */
export function openAutomation({ analyses, connect, gate, sourcesTiming, ...given }: Given): OpenAutomation {
  const { library, queue } = given;
  const parts = { ...given, jobOptions: () => jobOptionsOf(library.settings.get()) };
  const localApi = createLocalApi(parts);
  const sources = createSources({
    ...parts,
    timing: sourcesTiming,
    startAnalyses(recordingId, names) {
      for (const analyzer of names) {
        analyses.add({ recordingIds: [recordingId], analyzer, parameters: {}, isUrgent: false });
      }
    },
  });
  const stops: (() => void)[] = [];
  return {
    localApi,
    sources,
    gate,
    start(isServing) {
      stops.push(closeBatches(parts));
      const webhooks = sendWebhooks({ ...parts, connect });
      stops.push(() => webhooks.close());
      gate.start(() => queue.wake());
      if (!isServing) return;
      localApi.start();
      sources.start();
    },
    async close() {
      for (const stop of stops.splice(0)) stop();
      gate.close();
      await sources.close();
      await localApi.close();
    },
  };
}
