import type {
  DetectLanguageOptions,
  EngineErrorCode,
  EnginePriority,
  JobEvent,
  LoadOptions,
  ScoreOptions,
  TranscribeOptions,
} from '../types.ts';

/** From the app to a worker process. Each request gets exactly one `value` or `error` under its id, events before it. */
export type WorkerRequest =
  | { readonly id: number; readonly type: 'info' }
  | { readonly id: number; readonly type: 'graphics-cards' }
  /** Answered by a process that is alive, whatever else it does; `null`. */
  | { readonly id: number; readonly type: 'ping' }
  | { readonly id: number; readonly type: 'load'; readonly path: string; readonly options: LoadOptions }
  | { readonly id: number; readonly type: 'transcribe'; readonly pcm: Int16Array; readonly options: TranscribeOptions }
  | {
      readonly id: number;
      readonly type: 'detect-language';
      readonly pcm: Int16Array;
      readonly options: DetectLanguageOptions;
    }
  | { readonly id: number; readonly type: 'score'; readonly pcm: Int16Array; readonly options: ScoreOptions }
  | { readonly id: number; readonly type: 'load-detector'; readonly path: string }
  | { readonly id: number; readonly type: 'detect-speech'; readonly pcm: Int16Array }
  | { readonly id: number; readonly type: 'reset-detector' };

/** Not requests: nothing answers them. A request that is cancelled ends with the error `aborted`. */
export type WorkerNotice =
  | { readonly type: 'cancel'; readonly requestId: number }
  /** The first message, if any: a process that was made polite cannot be hurried again. */
  | { readonly type: 'priority'; readonly priority: EnginePriority };

export type WorkerMessage = WorkerRequest | WorkerNotice;

export type WorkerReply =
  | { readonly id: number; readonly type: 'value'; readonly value: unknown }
  | { readonly id: number; readonly type: 'event'; readonly event: JobEvent }
  | { readonly id: number; readonly type: 'error'; readonly code: EngineErrorCode; readonly detail: string };
