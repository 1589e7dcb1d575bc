import os from 'node:os';
import type { ScoreOptions, TranscribeOptions } from './types.ts';

/** whisper.cpp has room for this many beams, or tries, and refuses more. */
const maxDecoders = 8;
/** More than the 224 tokens the model can take; far longer ones overflow the stack of the tokenizer. */
const maxPromptLength = 1500;
const audioContextLimits = { min: 64, max: 1500 } as const;
const maxTemperatures = 10;
const maxTerms = 2000;
const maxTermLength = 100;

function clampInteger(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), low), high) : low;
}

function clampAudioContext(frames: number | null): number | null {
  if (frames === null) return null;
  return clampInteger(frames, audioContextLimits.min, audioContextLimits.max);
}

function clampTemperatures(temperatures: readonly number[]): readonly number[] {
  const good = temperatures.filter((value) => value >= 0 && value <= 1).slice(0, maxTemperatures);
  return good.length === 0 ? [0] : good;
}

function clampTerms(terms: readonly string[], bonus: number) {
  const good = terms.map((term) => term.trim().slice(0, maxTermLength).toWellFormed()).filter((term) => term !== '');
  return { terms: good.slice(0, maxTerms), termBonus: Number.isFinite(bonus) ? Math.min(Math.max(bonus, 0), 10) : 0 };
}

/** The end of a prompt is what stands next to the audio, so its beginning goes first. */
export function clampOptions(options: TranscribeOptions): TranscribeOptions {
  return {
    language: options.language,
    translate: options.translate,
    prompt: options.prompt.slice(-maxPromptLength).toWellFormed(),
    threads: clampInteger(options.threads, 1, os.availableParallelism()),
    beamSize: clampInteger(options.beamSize, 1, maxDecoders),
    bestOf: clampInteger(options.bestOf, 1, maxDecoders),
    audioContext: clampAudioContext(options.audioContext),
    temperatures: clampTemperatures(options.temperatures),
    wordTimes: options.wordTimes,
    ...(options.terms !== undefined && clampTerms(options.terms, options.termBonus ?? 0)),
  };
}

/** Longer texts than the decoder has room for are cut by it. */
export function clampScore({ language, threads, audioContext, texts }: ScoreOptions): ScoreOptions {
  return {
    language,
    threads: clampInteger(threads, 1, os.availableParallelism()),
    audioContext: clampAudioContext(audioContext),
    texts: texts.slice(0, maxTerms).map((text) => text.slice(0, maxPromptLength).toWellFormed()),
  };
}
