import type { EngineErrorCode, JobEvent, TranscribeOptions } from './types.ts';

/** From the app to a worker process. Each request gets exactly one `value` or `error` under its id, events before it. */
export type WorkerRequest =
  | { readonly id: number; readonly type: 'info' }
  /** Answered by a process that is alive, whatever else it does; `null`. */
  | { readonly id: number; readonly type: 'ping' }
  | { readonly id: number; readonly type: 'load'; readonly path: string; readonly useGpu: boolean }
  | { readonly id: number; readonly type: 'transcribe'; readonly pcm: Int16Array; readonly options: TranscribeOptions };

/** Not a request: the cancelled one answers with the error `aborted`. */
export interface CancelMessage {
  readonly type: 'cancel';
}

export type WorkerReply =
  | { readonly id: number; readonly type: 'value'; readonly value: unknown }
  | { readonly id: number; readonly type: 'event'; readonly event: JobEvent }
  | { readonly id: number; readonly type: 'error'; readonly code: EngineErrorCode; readonly detail: string };
