/**
 * The engine as the rest of the app sees it. Audio is 16 kHz mono; every time is integer milliseconds from the first
 * sample handed in. The engine runs in a process of its own: nothing in here can take the caller down.
 */
export const sampleRateHz = 16_000;

export interface EngineWord {
  readonly startMs: number;
  readonly endMs: number;
  /** Without surrounding spaces. */
  readonly text: string;
  /** 0…1, geometric mean over the word's tokens, punctuation left out. */
  readonly probability: number;
}

export interface EngineSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** 0…1, of the 30 s window the segment is from; see docs/decisions/native-engine.md. */
  readonly noSpeechProbability: number;
  readonly averageLogProbability: number;
  readonly words: readonly EngineWord[];
}

export interface ModelDetails {
  /** `tiny` … `large`, read by the engine. */
  readonly sizeClass: string;
  readonly isMultilingual: boolean;
  readonly vocabularySize: number;
  readonly audioContext: number;
}

export interface LoadOptions {
  readonly useGpu?: boolean;
}

export interface TranscribeOptions {
  /** Whisper code, or `auto` to detect on this audio. */
  readonly language: string;
  readonly translate: boolean;
  /** Text that precedes the audio or words to expect; empty for none. */
  readonly prompt: string;
  /** Clamped to 1 … cores. */
  readonly threads: number;
  /** 1 is greedy; clamped to 1 … 8. */
  readonly beamSize: number;
}

export type JobEvent =
  | { readonly type: 'language'; readonly code: string; readonly probability: number }
  | { readonly type: 'progress'; readonly doneMs: number; readonly totalMs: number }
  | { readonly type: 'segment'; readonly segment: EngineSegment };

export interface JobResult {
  /** Language spoken, as given or detected. */
  readonly language: string;
  readonly segments: readonly EngineSegment[];
}

export interface EngineJob extends AsyncIterable<JobEvent> {
  /** The job ends with EngineError `aborted` within 500 ms; the process is killed if it does not obey. */
  cancel(): void;
  readonly done: Promise<JobResult>;
}

export interface LoadedModel {
  readonly details: ModelDetails;
  /** One job at a time per model; a second one waits. A crash fails the job only: the next one starts a new process. */
  transcribe(pcm: Int16Array, options: TranscribeOptions): EngineJob;
  release(): Promise<void>;
}

export interface EngineInfo {
  /** whisper.cpp's version, e.g. `1.9.1`. */
  readonly version: string;
  /** Instruction sets in use, e.g. `AVX2 FMA F16C BMI2`. */
  readonly instructionSets: string;
}

export interface Engine {
  info(): Promise<EngineInfo>;
  /** Checks header and size in TypeScript before any native code sees the file. Rejects with an EngineError. */
  loadModel(path: string, options?: LoadOptions): Promise<LoadedModel>;
  close(): Promise<void>;
}

export const engineErrorCodes = [
  'bad-model',
  'bad-audio',
  'unknown-language',
  'out-of-memory',
  'cpu-unsupported',
  'engine-missing',
  'engine-crashed',
  'aborted',
  'internal',
] as const;
export type EngineErrorCode = (typeof engineErrorCodes)[number];

export class EngineError extends Error {
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'EngineError';
    this.code = code;
  }
}

/** A worker process as its host can start it: child_process in Node, utilityProcess in Electron. */
export interface WorkerLink {
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the process could not be started. */
  onExit(listener: (reason: { readonly code: number | null; readonly signal: string | null }) => void): void;
  /** Ends it at once (SIGKILL). */
  kill(): void;
  /** The last of what it wrote to stderr, for the detail of a crash. */
  stderrTail?(): string;
}
export type SpawnWorker = () => WorkerLink;
