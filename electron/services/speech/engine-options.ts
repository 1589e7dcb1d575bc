import type { LoadedModel, TranscribeOptions } from '#native/lib/types.ts';
import type { Decoding } from './presets.ts';

const samplesPerFrame = 320;
const silentFrames = 32;
const stepFrames = 256;
/** With fewer real models were seen to lose words; with more there is nothing to gain. */
const minFrames = 512;
const maxFrames = 1280;

export interface WantedRecognition {
  /** Whisper code. */
  readonly language: string;
  readonly translate: boolean;
  readonly prompt: string;
  /** Null: as the model was loaded. */
  readonly threads: number | null;
  readonly decoding: Decoding;
  /** Names and terms to expect. */
  readonly terms?: readonly string[];
  /** Of terms that do not sound as they are written. */
  readonly soundsLike?: ReadonlyMap<string, readonly string[]>;
}

/** Nats for each token of a term: measured in docs/vocabulary.md. */
const termBonus = 1;
/** Words to expect that lead a prompt: more of them drown the others. */
const maxPromptTerms = 30;

/** The engine's options; the self-test uses the same, so that it measures what a job will do. */
export function engineOptions(wanted: WantedRecognition, model: LoadedModel, sampleCount: number): TranscribeOptions {
  const { translate, decoding, terms = [] } = wanted;
  // What is expected helps large models; the smallest are so often unsure that they write it where no one said it.
  const isLarge = model.details.sizeClass !== 'tiny';
  const prompt = wanted.prompt === '' && isLarge ? terms.slice(0, maxPromptTerms).join(', ') : wanted.prompt;
  const language = model.details.isMultilingual ? wanted.language : 'en';
  return {
    language,
    translate,
    prompt,
    threads: wanted.threads ?? model.threads,
    beamSize: decoding.beamSize,
    bestOf: decoding.bestOf,
    temperatures: decoding.temperatures,
    audioContext: decoding.isTrimmed ? audioContextOf(sampleCount) : null,
    wordTimes: 'energy',
    ...(terms.length > 0 && isLarge && { terms, termBonus }),
  };
}

/** Frames of 20 ms that hold so many samples and a little silence, in steps of the engine; null for the whole 30 s. */
function audioContextOf(sampleCount: number): number | null {
  const frames = Math.ceil((sampleCount / samplesPerFrame + silentFrames) / stepFrames) * stepFrames;
  return frames > maxFrames ? null : Math.max(minFrames, frames);
}
