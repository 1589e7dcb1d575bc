import type { AppEvent } from '../contract/events.ts';
import type { Reply } from '../contract/contract.ts';
import type { SystemInfo } from '../system.ts';

/**
 * What main and the backend process say to each other. Both ends are ours, so nothing is checked at run time except
 * the input of calls, which comes from the page. Workers are relayed because only main can start a utility process.
 */
export interface BackendOptions {
  readonly libraryDir: string;
  readonly modelsDir: string;
  readonly logDir: string;
  readonly resourcesDir: string;
  readonly version: string;
  readonly systemLanguage: SystemInfo['systemLanguage'];
}

/**
 * `proxy`: sound that Chromium plays for certain, made of the file when it is asked for · `treated`: the place that a poor
 * recording was judged by, as recognition would get it.
 */
export const mediaParts = ['audio', 'peaks', 'proxy', 'treated'] as const;
export type MediaPart = (typeof mediaParts)[number];

/** Each is a bundle of its own beside main's. */
export type WorkerKind = 'engine' | 'search' | 'analysis';

export type WorkerCommand =
  | { readonly type: 'worker.spawn'; readonly workerId: number; readonly kind: WorkerKind }
  | { readonly type: 'worker.message'; readonly workerId: number; readonly message: unknown }
  | { readonly type: 'worker.kill'; readonly workerId: number };

export type WorkerReport =
  | { readonly type: 'worker.spawned'; readonly workerId: number; readonly pid: number }
  | { readonly type: 'worker.message'; readonly workerId: number; readonly message: unknown }
  | { readonly type: 'worker.exit'; readonly workerId: number; readonly code: number | null };

export type ToBackend =
  | { readonly type: 'start'; readonly options: BackendOptions }
  | { readonly type: 'call'; readonly id: number; readonly name: unknown; readonly input: unknown }
  | { readonly type: 'locate'; readonly id: number; readonly mediaKey: string; readonly part: MediaPart }
  /** The answer to `proxy.ask`, as Chromium writes it: `PROXY host:port; DIRECT`. */
  | { readonly type: 'proxy.answered'; readonly id: number; readonly rule: string }
  | { readonly type: 'shutdown' }
  | WorkerReport;

export type FromBackend =
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'located'; readonly id: number; readonly path: string | null }
  | { readonly type: 'event'; readonly event: AppEvent }
  /** Which way the system would take to an address; only Chromium knows the settings of every system. */
  | { readonly type: 'proxy.ask'; readonly id: number; readonly url: string }
  | WorkerCommand;
