import { availableParallelism } from 'node:os';
import type { LoadedModel, TranscribeOptions } from '#native/types.ts';
import type { Decoding } from './presets.ts';

export interface WantedRecognition {
  /** Whisper code. */
  readonly language: string;
  readonly translate: boolean;
  readonly prompt: string;
  /** Null lets the app choose. */
  readonly threads: number | null;
  readonly decoding: Decoding;
}

/** What the engine is told; the self-test tells it the same, so that it measures what a job will do. */
export function engineOptions(wanted: WantedRecognition, model: LoadedModel): TranscribeOptions {
  const { translate, prompt, decoding } = wanted;
  const language = model.details.isMultilingual ? wanted.language : 'en';
  return {
    language,
    translate,
    prompt,
    threads: wanted.threads ?? (model.lanes > 1 ? 1 : defaultThreads()),
    ...decoding,
    audioContext: null,
    wordTimes: 'energy',
  };
}

/** Half the cores: the engine's threads spin while they wait for each other, so one too many costs more than it gives. */
function defaultThreads(): number {
  return Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
}
