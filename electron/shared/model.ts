import type { Failure } from './failure.ts';
import type { Settings } from './settings.ts';

/**
 * `demo`: ships with the app · `catalogue`: a published Whisper, GigaAM or Parakeet model · `imported`: a file the user brought ·
 * `vad`: a published model that finds speech, never one that writes text · `text`: one that reads texts, published or brought ·
 * `voices`: one that distinguishes voices · `sounds`: one that distinguishes sounds.
 */
export type ModelKind = 'demo' | 'catalogue' | 'imported' | 'vad' | 'text' | 'voices' | 'sounds';
/** What a model that reads texts is for: labels of words · labels of passages · words that fit into a gap. */
export type TextTask = 'entities' | 'classes' | 'words';
/**
 * `ready`: header, size and hash are right or were accepted · `unaccepted`: a file whose hash no one published, not
 * used until the user accepts it · `damaged`: differs from what it was · `missing`: a referenced file is not there.
 */
export type ModelState = 'ready' | 'unaccepted' | 'damaged' | 'missing';

/** What a model can be run on: the processor with its best instructions, or the graphics card. */
export type ModelDevice = 'cpu' | 'gpu';

/** The graphics card of a test, which counts for this version of its driver only. */
export interface TestedCard {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  /** How long the first window took, for which the card's programs had to be made. */
  readonly coldMs: number;
}

/**
 * What a few seconds of the bundled speech through a model showed on this computer; for models of voices and sounds,
 * whether they distinguish them.
 */
export interface ModelTest {
  readonly device: ModelDevice;
  /** Recording time per wall time; 0 where it failed. */
  readonly speed: number;
  /** Most memory the engine's process had; null where the system does not report it. */
  readonly memoryBytes: number | null;
  readonly testedAtMs: number;
  /** The fastest division of the processor that was tried; null in results of older versions, and where it failed. */
  readonly split: { readonly lanes: number; readonly threads: number } | null;
  /** The card that the user chose; null for the processor, and where the system has a card built in. */
  readonly card: TestedCard | null;
  /** Why this device must not be used for this model; null when it passed. */
  readonly failure: Failure | null;
}

export interface ModelInfo {
  readonly id: string;
  readonly kind: ModelKind;
  /** File name without folder, e.g. `ggml-base-q8_0.bin`. */
  readonly fileName: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex; null until it was computed once. */
  readonly sha256: string | null;
  readonly state: ModelState;
  /** False for English-only models. */
  readonly isMultilingual: boolean;
  /** Read from the header: `tiny`, `base`, `small`, `medium`, `large`; `gigaam` for one that knows Russian only, `parakeet`. */
  readonly sizeClass: string;
  /** Of models that read texts. */
  readonly task?: TextTask;
  /** True where the file lies outside the models folder and was not copied. */
  readonly isReference: boolean;
  /** One for each device that was tried on this computer with this file. */
  readonly tests: readonly ModelTest[];
}

/** The models that come with the app: `demo`, and `demo-ru` for the Russian sample. */
export function isDemoId(modelId: string | null): boolean {
  return modelId === 'demo' || modelId === 'demo-ru';
}

/** True for what writes text out of speech. */
export function isRecogniser(kind: ModelKind): boolean {
  return kind !== 'vad' && kind !== 'text' && kind !== 'voices' && kind !== 'sounds';
}

/** True for what can be tried on the sample: what writes text, and what distinguishes voices or sounds. */
export function isTestable({ kind, state }: Pick<ModelInfo, 'kind' | 'state'>): boolean {
  return state === 'ready' && (isRecogniser(kind) || kind === 'voices' || kind === 'sounds');
}

/** True for what a recording can be transcribed with. */
export function canTranscribe(model: Pick<ModelInfo, 'kind' | 'state'>): boolean {
  return isRecogniser(model.kind) && model.state === 'ready';
}

/** What it recognises: one language, or many. */
export function languagesOf(model: Pick<ModelInfo, 'isMultilingual' | 'sizeClass'>): 'en' | 'ru' | 'many' {
  if (model.sizeClass === 'gigaam') return 'ru';
  return model.isMultilingual ? 'many' : 'en';
}

/** True for a model that recognises real speech. */
export function isRealModel(model: Pick<ModelInfo, 'kind' | 'state'>): boolean {
  return canTranscribe(model) && model.kind !== 'demo';
}

/** Only the demo model is here and the user has not said that it is enough: recordings are kept ready for a real one. */
export function isModelWanted(
  { modelId, isDemoEnough }: Pick<Settings, 'modelId' | 'isDemoEnough'>,
  models: readonly Pick<ModelInfo, 'kind' | 'state'>[],
): boolean {
  return modelId === 'demo' && !isDemoEnough && !models.some(isRealModel);
}

/**
 * On the fastest device that passed, without a graphics card that the user may choose: `judgeGraphics` says whether that is
 * used. Null where nothing passed or nothing was tried.
 */
export function bestTest(model: Pick<ModelInfo, 'tests'> | undefined): ModelTest | null {
  const passed = model?.tests.filter((test) => test.failure === null && test.card === null) ?? [];
  return passed.toSorted((a, b) => b.speed - a.speed)[0] ?? null;
}

/** A window of speech takes no longer than a moment, with all of those that are read beside it. */
const soonSeconds = 2;
const windowSeconds = 29;

/** True where the first window is read so quickly that nobody needs its first words before; false where nothing was tested. */
export function readsSoon(model: Pick<ModelInfo, 'tests'> | undefined): boolean {
  const best = bestTest(model);
  return best !== null && best.split !== null && (windowSeconds * best.split.lanes) / best.speed <= soonSeconds;
}

/** × real time of `bestTest`. */
export function bestSpeed(model: Pick<ModelInfo, 'tests'> | undefined): number | null {
  return bestTest(model)?.speed ?? null;
}

export type InTwoLanguages = { readonly en: string; readonly ru: string };

/** A published model of the catalogue, whether it is here or not. */
export interface CatalogueModel {
  readonly id: string;
  readonly kind: 'whisper' | 'parakeet' | 'gigaam' | 'vad' | 'text' | 'voices' | 'sounds';
  readonly name: InTwoLanguages;
  /** One sentence on what it is good for. */
  readonly about: InTwoLanguages;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly languages: 'en' | 'ru' | 'many' | 'any';
  /** It may be a folder of several. */
  readonly fileCount: number;
  /** False where the runtime that it needs is not part of this installation. */
  readonly isRunnable: boolean;
  /** What the engine's process needs, about. */
  readonly memoryBytes: number;
  readonly licence: string;
  /** Where it would be fetched from first, with the base URL of the settings. */
  readonly url: string;
  readonly isHere: boolean;
  readonly download: DownloadState | null;
  readonly advice: ModelAdvice;
}

/** Lists are ordered by it: first what this computer carries best. */
export interface ModelAdvice {
  /**
   * `advised`: the best that this computer carries well · `fits` · `slow`: longer than the recording itself ·
   * `too-big`: more memory than there is.
   */
  readonly verdict: 'advised' | 'fits' | 'slow' | 'too-big';
  /** Recording time per wall time on this computer; null while nothing was tested. */
  readonly speed: number | null;
  /** True where this very file was tested, false where it is worked out from another one's test. */
  readonly isMeasured: boolean;
}

/** One download; what is on the disk already survives the app. */
export interface DownloadState {
  readonly modelId: string;
  readonly state: 'waiting' | 'running' | 'checking' | 'paused' | 'failed';
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Over the last seconds; null while unknown. */
  readonly bytesPerSecond: number | null;
  readonly leftMs: number | null;
  readonly failure: Failure | null;
}

export interface ImportResult {
  readonly imported: readonly ModelInfo[];
  readonly refused: readonly { readonly path: string; readonly failure: Failure }[];
}

/** Whether a model may be used by what its self-tests on this computer showed; also without any. */
export function isFit(tests: readonly ModelTest[]): boolean {
  return tests.length === 0 || tests.some(({ failure }) => failure === null);
}
