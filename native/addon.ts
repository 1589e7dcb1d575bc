import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RawSegment } from './token.ts';
import {
  EngineError,
  type DetectLanguageOptions,
  type LanguageGuess,
  type LoadOptions,
  type ModelDetails,
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
  /** Ends that call with `aborted`; nothing to do where it has ended. */
  cancel(callId: number): void;
  release(): void;
}

export interface AddonDetector {
  probabilities(pcm: Int16Array): Promise<Float32Array>;
  reset(): void;
}

export interface Addon {
  info(): {
    readonly version: string;
    readonly instructionSets: string;
    readonly missingInstructionSets: readonly string[];
  };
  loadModel(path: string, options: LoadOptions): Promise<AddonModel>;
  loadDetector(path: string): Promise<AddonDetector>;
}

const builtAt = ['native', 'build', 'Release', 'stenogram.node'];

function candidatePaths(): string[] {
  const { resourcesPath } = process as NodeJS.Process & { readonly resourcesPath?: string };
  const packaged = resourcesPath === undefined ? [] : [join(resourcesPath, 'app.asar.unpacked', ...builtAt)];
  // From native/ itself, and from out/main/ or its chunks, where the worker's bundle lies.
  return [...packaged, ...['..', '../..', '../../..'].map((up) => join(import.meta.dirname, up, ...builtAt))];
}

/** Loads the compiled engine into this process: only ever called in a worker. */
export function loadAddon(paths: readonly string[] = candidatePaths()): Addon {
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new EngineError('engine-missing', 'The speech engine is not built. Run: npm run build:native');
  }
  try {
    return createRequire(import.meta.url)(path) as Addon;
  } catch (error) {
    throw new EngineError('engine-missing', 'The speech engine cannot be loaded. Run: npm run build:native', error);
  }
}
