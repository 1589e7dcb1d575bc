import type { SpawnWorker } from '#native/lib/types.ts';
import type { SystemInfo } from '#shared/system.ts';
import type { SourcesTiming } from '#shared/automation/sources.ts';
import type { DownloadTiming } from '#services/models/download/wanted-file.ts';
import type { Log } from '#services/log.ts';

/** What a host decides for the services that it runs. */
export interface ServiceOptions {
  readonly libraryDir: string;
  readonly modelsDir: string;
  /** Folder with `models/` (demo, catalogue), `samples/` and, in a packaged app, `ffmpeg/`. */
  readonly resourcesDir: string;
  readonly host: SystemInfo['host'];
  readonly version: string;
  readonly mediaBase: string;
  readonly systemLanguage: SystemInfo['systemLanguage'];
  readonly log: Log;
  /** Where `log` is written, for Settings and `doctor`; absent where no file is. */
  readonly logFile?: string;
  /** The library is only read, as by `openForReading`: no call may change it. */
  readonly isReading?: boolean;
  readonly spawnEngineWorker: SpawnWorker;
  /** Without it searches run in the caller's process. */
  readonly spawnSearchWorker?: SpawnWorker;
  /** Of the analyses; in plain Node if absent. */
  readonly spawnAnalysisWorker?: SpawnWorker;
  /** The system's way to an address; only the desktop can ask for it. */
  readonly systemProxy?: (url: string) => Promise<string>;
  /** How long a program that writes to a file is expected to pause. Only tests need another time than the usual one. */
  readonly quietMs?: number;
  /** Of recognition by the self-test of a model, for each division of the processor; 4 s. */
  readonly selfTestMs?: number;
  /** Of the watched folders. Only tests need other times than the usual ones. */
  readonly sourcesTiming?: SourcesTiming;
  /** Only tests need other times than the usual ones. */
  readonly downloadTiming?: DownloadTiming;
}
