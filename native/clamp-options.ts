import os from 'node:os';
import type { TranscribeOptions } from './types.ts';

/** whisper.cpp has room for this many beams and refuses more. */
const maxBeamSize = 8;
/** More than the 224 tokens the model can take; far longer ones overflow the stack of the tokenizer. */
const maxPromptLength = 1500;

function clampInteger(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), low), high) : low;
}

/** The end of a prompt is what stands next to the audio, so its beginning goes first. */
export function clampOptions(options: TranscribeOptions): TranscribeOptions {
  return {
    language: options.language,
    translate: options.translate,
    prompt: options.prompt.slice(-maxPromptLength).toWellFormed(),
    threads: clampInteger(options.threads, 1, os.availableParallelism()),
    beamSize: clampInteger(options.beamSize, 1, maxBeamSize),
  };
}
