import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RawSegment } from './text/token.ts';
import type { ModelFamily } from './model-file/model-header.ts';
import { chooseVariant, fileOfVariant, graphicsFile, graphicsLevel, levelOf, variants } from './variants.ts';
import {
  EngineError,
  type DetectLanguageOptions,
  type GraphicsCards,
  type LanguageGuess,
  type ModelDetails,
  type ScoreOptions,
  type TranscribeOptions,
} from './types.ts';

export type AddonEvent =
  | { readonly type: 'language'; readonly code: string; readonly probability: number }
  | { readonly type: 'progress'; readonly doneMs: number; readonly totalMs: number }
  | ({ readonly type: 'segment' } & RawSegment);

/** `lanes` are those there was memory for. */
export type AddonDetails = ModelDetails & { readonly lanes: number };

/** Errors it rejects with are plain Errors whose `code` is an EngineErrorCode. Calls run at once, up to the lanes. */
export interface AddonModel {
  details(): AddonDetails;
  /** Resolves with the language. `callId` is for `cancel`. */
  transcribe(
    pcm: Int16Array,
    options: TranscribeOptions,
    callId: number,
    onEvent: (event: AddonEvent) => void,
  ): Promise<string>;
  detectLanguage(
    pcm: Int16Array,
    options: DetectLanguageOptions & { readonly threads: number },
    callId: number,
  ): Promise<readonly LanguageGuess[]>;
  /** Absent where the model cannot. */
  score?(pcm: Int16Array, options: ScoreOptions, callId: number): Promise<readonly number[]>;
  /** Ends that call with `aborted`; nothing to do where it has ended. */
  cancel(callId: number): void;
  release(): void;
}

export interface AddonDetector {
  probabilities(pcm: Int16Array): Promise<Float32Array>;
  reset(): void;
}

export interface AddonLoadOptions {
  /** Whisper where it is not given. */
  readonly family?: ModelFamily;
  readonly useGpu?: boolean;
  /** Id of a card; none is used where it is absent. */
  readonly graphicsCard?: string;
  readonly allowsRefusedCard?: boolean;
  readonly lanes?: number;
  readonly wantsDtw?: boolean;
}

export interface Addon {
  info(): {
    readonly version: string;
    readonly instructionSets: string;
    readonly missingInstructionSets: readonly string[];
  };
  loadModel(path: string, options: AddonLoadOptions): Promise<AddonModel>;
  /** Of the system; empty in every build but the one for graphics cards. */
  graphicsCards(): Promise<GraphicsCards>;
  loadDetector(path: string): Promise<AddonDetector>;
}

const builtAt = ['native', 'build', 'Release'];

function candidateFolders(): string[] {
  const { resourcesPath } = process as NodeJS.Process & { readonly resourcesPath?: string };
  const packaged = resourcesPath === undefined ? [] : [join(resourcesPath, 'app.asar.unpacked', ...builtAt)];
  const asked = process.env['STENOGRAM_ENGINE_FOLDER'];
  if (asked !== undefined && resourcesPath === undefined) return [asked];
  // From native/ itself, and from out/main/ or its chunks, where the worker's bundle lies.
  return [...packaged, ...['..', '../..', '../../..'].map((up) => join(import.meta.dirname, up, ...builtAt))];
}

const notBuilt = 'Run: npm run build:native';

/**
 * Loads the fastest build of the engine for this processor into this process: only ever called in a worker. The
 * environment variable `STENOGRAM_ENGINE` names another one (`haswell`, …), for comparing them; outside of a package
 * `STENOGRAM_ENGINE_FOLDER` is where builds are looked for (`npm run test:sanitize`).
 */
export function loadAddon(folders: readonly string[] = candidateFolders()): Addon {
  const folder = folders.find((candidate) => existsSync(join(candidate, fileOfVariant('haswell'))));
  if (folder === undefined) throw new EngineError('engine-missing', `The speech engine is not built. ${notBuilt}`);
  const require = createRequire(import.meta.url);
  try {
    const processor = loadProcessor([folder]);
    const there = variants.filter((one) => existsSync(join(folder, fileOfVariant(one))));
    const variant = chooseVariant(there, (level) => processor.missing(level), process.env['STENOGRAM_ENGINE']);
    if (variant === null) {
      const lacks = processor.missing(Math.min(...there.map((one) => levelOf[one]))).join(', ');
      throw new EngineError('cpu-unsupported', `This processor lacks ${lacks}.`);
    }
    return require(join(folder, fileOfVariant(variant))) as Addon;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('engine-missing', `The speech engine cannot be loaded. ${notBuilt}`, error);
  }
}

/** Loads the build for graphics cards, as `loadAddon` does the others; `engine-missing` where it is not there. */
export function loadGraphicsAddon(folders: readonly string[] = candidateFolders()): Addon {
  const folder = folders.find((candidate) => existsSync(join(candidate, graphicsFile)));
  if (folder === undefined) throw new EngineError('engine-missing', 'The build for graphics cards is not there.');
  if (loadProcessor([folder]).missing(graphicsLevel).length > 0) {
    throw new EngineError('engine-missing', 'The build for graphics cards needs a newer processor.');
  }
  try {
    return createRequire(import.meta.url)(join(folder, graphicsFile)) as Addon;
  } catch (error) {
    throw new EngineError('engine-missing', 'The build for graphics cards cannot be loaded.', error);
  }
}

/** The small addon that runs on every processor, from where the engine is. Throws where the engine is not built. */
export function loadProcessor(folders: readonly string[] = candidateFolders()): Processor {
  const folder = folders.find((candidate) => existsSync(join(candidate, 'processor.node')));
  if (folder === undefined) throw new EngineError('engine-missing', `The speech engine is not built. ${notBuilt}`);
  return createRequire(import.meta.url)(join(folder, 'processor.node')) as Processor;
}

interface Processor {
  /** What builds of a level need and the processor lacks. */
  missing(level: number): readonly string[];
}
