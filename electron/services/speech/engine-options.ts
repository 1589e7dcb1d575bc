import type { LoadedModel, TranscribeOptions } from '#native/types.ts';
import type { Decoding } from './presets.ts';

export interface WantedRecognition {
  /** Whisper code. */
  readonly language: string;
  readonly translate: boolean;
  readonly prompt: string;
  /** Null: as the model was loaded. */
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
    threads: wanted.threads ?? model.threads,
    beamSize: decoding.beamSize,
    bestOf: decoding.bestOf,
    temperatures: decoding.temperatures,
    audioContext: null,
    wordTimes: 'energy',
  };
}
