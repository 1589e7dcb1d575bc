import { sampleRateHz } from '#native/types.ts';
import { samplesToMs } from '#shared/timecode.ts';
import { frameLevelDb, frameSamples } from '../speech/levels.ts';

/** Sound that rises and falls as a voice does. */
export interface SpeechSpan {
  readonly startMs: number;
  readonly endMs: number;
  /** Of it above the floor; the rest is pauses between words. */
  readonly soundMs: number;
}

export interface SpeechMeter {
  /** Mono samples at 16 kHz, in order. */
  add(samples: Int16Array): void;
  /** After the last samples. */
  finish(): readonly SpeechSpan[];
}

const blockFrames = (30 * sampleRateHz) / frameSamples;
/** Pauses up to this belong to the speech around them. */
const pauseFrames = 50;
/** Speech stands this far above the quiet tenth of its half minute… */
const aboveFloorDb = 10;
/** …whose loud and quiet parts lie at least this far apart: in hum, noise or a tone they do not. */
const contrastDb = 20;
const silenceDb = -55;

/**
 * Finds speech by its loudness, for the question whether text is missing. It errs the other way from the windows of
 * speech: there nothing may be left out, here a false alarm costs a person's time, so noise and steady sound count
 * as none, and neither does speech that barely stands out of its surroundings.
 */
export function createSpeechMeter(): SpeechMeter {
  const frame = new Int16Array(frameSamples);
  let filled = 0;
  let levels: number[] = [];
  let blockStart = 0;
  const spans: { from: number; to: number; sound: number }[] = [];
  const closeBlock = () => {
    const threshold = thresholdDb(levels);
    for (const [at, level] of levels.entries()) {
      if (level > threshold) extend(spans, blockStart + at);
    }
    blockStart += levels.length;
    levels = [];
  };
  return {
    add(samples) {
      for (let read = 0; read < samples.length;) {
        const part = samples.subarray(read, read + frameSamples - filled);
        frame.set(part, filled);
        filled += part.length;
        read += part.length;
        if (filled < frameSamples) return;
        filled = 0;
        levels.push(frameLevelDb(frame, 0));
        if (levels.length === blockFrames) closeBlock();
      }
    },
    finish() {
      closeBlock();
      return spans.map(({ from, to, sound }) => ({ startMs: toMs(from), endMs: toMs(to + 1), soundMs: toMs(sound) }));
    },
  };
}

function extend(spans: { from: number; to: number; sound: number }[], frame: number): void {
  const last = spans.at(-1);
  if (last === undefined || frame - last.to > pauseFrames) {
    spans.push({ from: frame, to: frame, sound: 1 });
    return;
  }
  last.to = frame;
  last.sound += 1;
}

/** Infinity where a block holds no speech. */
function thresholdDb(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const floor = sorted[Math.floor(sorted.length / 10)] ?? silenceDb;
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? silenceDb;
  return loud - floor < contrastDb ? Infinity : Math.max(silenceDb, floor + aboveFloorDb);
}

const toMs = (frames: number) => samplesToMs(frames * frameSamples, sampleRateHz);
