import type { DoctorReport } from '#shared/system.ts';
import type { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Recorder } from '#services/live/recorder.ts';
import type { BatchGate } from '#services/batches/batch-gate.ts';
import type { Sources } from '#services/sources/sources.ts';
import type { LocalApi } from '#services/local-api/local-api.ts';
import type { Models } from '#services/models/models.ts';
import type { NetworkLog } from '#services/network/network-log.ts';
import type { RedactionExports } from '#services/redaction/redaction-exports.ts';
import type { Connect } from '#services/network/connect.ts';
import type { QualityQueue } from '#services/quality/quality-queue.ts';
import type { Tunings } from '#services/quality/tune/tunings.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { Graphics } from '#services/graphics/graphics-cards.ts';
import type { EngineModels } from '#services/recognition/engine-models.ts';
import type { SearchClient } from '#services/search/process/search-client.ts';
import type { JobOptions } from '#services/store/records.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';

/** What the methods work with; the wiring recreates it for each library that is opened. */
export interface Parts {
  readonly options: ServiceOptions;
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  /** Aborted when the services close, or another library takes the place of this one. */
  readonly signal: AbortSignal;
  readonly queue: Queue;
  readonly recorder: Recorder;
  readonly search: SearchClient;
  readonly analyses: AnalysisQueue;
  readonly redactions: RedactionExports;
  readonly quality: QualityQueue;
  readonly tunings: Tunings;
  /** The one door to the network. */
  readonly connect: Connect;
  readonly models: Models;
  readonly engineModels: EngineModels;
  readonly graphics: Graphics;
  readonly networkLog: NetworkLog;
  readonly localApi: LocalApi;
  readonly sources: Sources;
  readonly gate: BatchGate;
  /** Of a job that is added now: the present settings. */
  jobOptions(): JobOptions;
  findFfmpeg(): Promise<string>;
  examine(): Promise<DoctorReport>;
  /** Continues what was begun, also before a crash; true when nothing is left of it. */
  finishErasures(): Promise<boolean>;
  /** Closes the library, lets `change` work on its folder, and opens it again, whatever came of it. */
  replaceLibrary(change: () => void): Promise<void>;
}
