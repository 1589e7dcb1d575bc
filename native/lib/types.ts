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
  /** It was decoded with: more than the first of those asked for where a window was decoded again. */
  readonly temperature: number;
  readonly words: readonly EngineWord[];
}

export interface ModelDetails {
  /** `tiny` … `large`, read by the engine; `gigaam` and `parakeet` for models that are not Whisper's. */
  readonly sizeClass: string;
  readonly isMultilingual: boolean;
  readonly vocabularySize: number;
  readonly audioContext: number;
  /** It can compute how likely it finds given texts. */
  readonly canScore?: boolean;
}

/** A device that Vulkan has a driver for; one that draws with the processor is listed too, as refused. */
export interface GraphicsCard {
  /** Stays the same when the order of the devices or the driver changes: vendor, model and place in the computer. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'discrete' | 'integrated' | 'virtual' | 'processor' | 'other';
  readonly memoryBytes: number;
  /** Name and version of the driver: what was tried counts for this one only. */
  readonly driver: string;
  /** Why it is not offered, in English; null where it may be tried. */
  readonly refused: string | null;
}

export interface GraphicsCards {
  readonly cards: readonly GraphicsCard[];
  /**
   * Why there are none: the engine's build for graphics cards is not there, the system has no Vulkan or no driver, or asking
   * for them failed. Null where there are some.
   */
  readonly problem: 'not-built' | 'no-loader' | 'no-driver' | 'failed' | null;
}

/** The graphics card that a model is to be loaded on, and how long its process may be silent before it is ended. */
export interface GraphicsUse {
  readonly cardId: string;
  readonly loadLimitMs: number;
  readonly windowLimitMs: number;
}

export interface LoadOptions {
  /** Where the engine has a graphics card's support built in, as on a Mac. */
  readonly useGpu?: boolean;
  /** By the build for graphics cards: whatever goes wrong there ends with `device-failed`. */
  readonly graphics?: GraphicsUse | null;
  /** Windows that can be transcribed at the same time, by default 1; memory may allow fewer. */
  readonly lanes?: number;
  /** Of each lane, by default 1; a call may want others. */
  readonly threads?: number;
  /** Word times by attention can be had; decoding is slower. */
  readonly wantsDtw?: boolean;
}

export interface TranscribeOptions {
  /** Whisper code, or `auto` to detect on this audio. */
  readonly language: string;
  readonly translate: boolean;
  /** Text that precedes the audio or words to expect; empty for none. */
  readonly prompt: string;
  /** Of this lane; clamped to 1 … cores. */
  readonly threads: number;
  /** 1 is greedy; clamped to 1 … 8. */
  readonly beamSize: number;
  /** Tries at a temperature above 0, of which the likeliest counts; clamped to 1 … 8. */
  readonly bestOf: number;
  /** Encoder frames of 20 ms; null for all 1500. Raised where the audio would not fit. */
  readonly audioContext: number | null;
  /** 0 … 1; the first is the first try, the others follow where Whisper's thresholds are not met. */
  readonly temperatures: readonly number[];
  /** `dtw` follows the model's attention, where it was loaded with `wantsDtw`; `energy` is what is used otherwise. */
  readonly wordTimes: 'energy' | 'dtw';
  /** Names and terms to expect, as they are written; at most 2,000. */
  readonly terms?: readonly string[];
  /** How much likelier, in nats, each token of a term is made where it is possible at all; 0 … 10, by default 0. */
  readonly termBonus?: number;
}

/** A text may hold `<|1.20|>` where the model would write a time, in seconds of the sound. */
export interface ScoreOptions {
  /** Whisper code, not `auto`. */
  readonly language: string;
  readonly threads: number;
  readonly audioContext: number | null;
  /** At most 2,000; texts that begin alike are quick beside each other. */
  readonly texts: readonly string[];
}

export interface LanguageGuess {
  /** Whisper code. */
  readonly code: string;
  /** 0…1, among the languages allowed. */
  readonly probability: number;
}

export interface DetectLanguageOptions {
  /** Whisper codes to choose from; empty for all that the model knows. */
  readonly allowed: readonly string[];
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
  /** So many calls run at the same time; others wait in their order. */
  readonly lanes: number;
  /** Of each lane, as it was loaded. */
  readonly threads: number;
  /** A crash fails the calls that run: the next one starts a new process. */
  transcribe(pcm: Int16Array, options: TranscribeOptions): EngineJob;
  /** Of the first 30 s, best first. A model of English only says English. */
  detectLanguage(pcm: Int16Array, options: DetectLanguageOptions): Promise<readonly LanguageGuess[]>;
  /** How likely the model finds each text to be what at most 30 s say: sums of log probabilities, in nats. Only with `canScore`. */
  score?(pcm: Int16Array, options: ScoreOptions): Promise<readonly number[]>;
  release(): Promise<void>;
}

/** Silero's model at one thread, in a process of its own. Every method may reject with an EngineError. */
export interface SpeechDetector {
  readonly frameMs: 32;
  /**
   * How likely each frame of 512 samples is speech. What came before counts, so a stream can be fed in pieces of whole
   * frames; a piece that ends inside a frame is filled up with silence.
   */
  probabilities(pcm: Int16Array): Promise<Float32Array>;
  /** What comes next is another recording. */
  reset(): Promise<void>;
  release(): Promise<void>;
}

export interface EngineInfo {
  /** whisper.cpp's version, e.g. `1.9.1`. */
  readonly version: string;
  /** Instruction sets in use, e.g. `AVX2 FMA F16C BMI2`. */
  readonly instructionSets: string;
}

/** How a worker stands among the machine's other processes. */
export type EnginePriority = 'low' | 'normal';

export interface Engine {
  info(): Promise<EngineInfo>;
  /** Asks the system again, in a process of its own; never rejects. */
  graphicsCards(): Promise<GraphicsCards>;
  /** Checks header and size in TypeScript before any native code sees the file. Rejects with an EngineError. */
  loadModel(path: string, options?: LoadOptions): Promise<LoadedModel>;
  /** Of a Silero model in ggml format, which is checked like every model. */
  openSpeechDetector(path: string): Promise<SpeechDetector>;
  close(): Promise<void>;
}

export const engineErrorCodes = [
  'bad-model',
  'bad-audio',
  'unknown-language',
  'cannot-translate',
  'out-of-memory',
  'cpu-unsupported',
  'engine-missing',
  'engine-crashed',
  'device-failed',
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
