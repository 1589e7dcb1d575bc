import type { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import type { Services } from '#shared/contract/contract.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { ProbedMedia } from '#services/media/probe.ts';
import type { Recorder } from '#services/live/recorder.ts';
import type { Models } from '#services/models/models.ts';
import type { LocateMedia } from '#services/queue/sources/locate-media.ts';
import type { RedactionExports } from '#services/redaction/redaction-exports.ts';
import type { Sources } from '#services/sources/sources.ts';
import type { QualityQueue } from '#services/quality/quality-queue.ts';
import type { Tunings } from '#services/quality/tune/tunings.ts';
import type { Queue } from '#services/queue/queue.ts';

export interface RunningServices {
  readonly services: Services;
  readonly events: EventBus;
  readonly library: Library;
  readonly queue: Queue;
  readonly recorder: Recorder;
  readonly analyses: AnalysisQueue;
  readonly redactions: RedactionExports;
  readonly quality: QualityQueue;
  readonly tunings: Tunings;
  readonly models: Models;
  /** Scans watched folders where the host serves a page; a command starts it. */
  readonly sources: Sources;
  findFfmpeg(): Promise<string>;
  /** Probes a file without adding it; fails with one of the media failures. */
  probe(file: string): Promise<ProbedMedia>;
  /** `proxy` is a sound that the page plays for certain, made on the first call; null when that is impossible. */
  readonly locateMedia: LocateMedia;
  /** Finishes what a stop or a crash left of deleting for good; `start` calls it. */
  finishErasures(): Promise<boolean>;
  /** Begins working the queue. */
  start(): void;
  /** Stops the running job at its cursor, ends the engine, closes the library. */
  close(): Promise<void>;
}
