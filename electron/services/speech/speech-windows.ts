import { sampleRateHz } from '#native/types.ts';
import { samplesToMs } from '#shared/timecode.ts';
import { frameLevelDb, frameSamples, soundThresholdDb } from './levels.ts';

/** A stretch of the recording that the engine hears at once, with its place on the recording's timeline. */
export interface SpeechWindow {
  readonly startMs: number;
  /** Everything before it has been handed out or is silence: the resume point once the window's text is committed. */
  readonly endMs: number;
  /** At most 29 s; empty when the stretch holds no sound. */
  readonly pcm: Int16Array;
}

/** Whisper hears 30 s at a time; one second is left so that a window never needs a second, nearly empty pass. */
const windowSamples = 29 * sampleRateHz;
const windowFrames = windowSamples / frameSamples;
/** A window is not cut earlier than this while there is more: long windows read better. */
const earliestCutFrames = (15 * sampleRateHz) / frameSamples;
/** Kept before the first and after the last sound: half a second. With 0.24 s Whisper lost a first word more often. */
const padFrames = 25;

/**
 * Cuts a recording into windows at its longest pauses and leaves out silence. The same samples give the same windows,
 * however they arrive in pieces: a resumed run sees the windows of the first one.
 */
export async function* speechWindows(pieces: AsyncIterable<Int16Array>): AsyncGenerator<SpeechWindow, void, void> {
  const buffer = new Int16Array(windowSamples);
  let filled = 0;
  let startSample = 0;
  const take = (samples: number): SpeechWindow => {
    const window = cutWindow(buffer.subarray(0, filled), startSample, samples);
    buffer.copyWithin(0, samples, filled);
    filled -= samples;
    startSample += samples;
    return window;
  };
  for await (const piece of pieces) {
    let read = 0;
    while (read < piece.length) {
      const part = piece.subarray(read, read + windowSamples - filled);
      buffer.set(part, filled);
      filled += part.length;
      read += part.length;
      if (filled === windowSamples) yield take(samplesToTake(buffer));
    }
  }
  if (filled > 0) yield take(filled);
}

function levelsOf(samples: Int16Array): readonly number[] {
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += frameSamples) levels.push(frameLevelDb(samples, start));
  return levels;
}

/** How much of a full buffer makes the next window: silence alone, or sound up to the middle of the longest late pause. */
function samplesToTake(samples: Int16Array): number {
  const levels = levelsOf(samples);
  const threshold = soundThresholdDb(levels);
  const firstSound = levels.findIndex((level) => level > threshold);
  if (firstSound === -1) return windowSamples - padFrames * frameSamples;
  // Leading silence goes by itself, so that the window after it can be as long as possible.
  if (firstSound > 4 * padFrames) return (firstSound - padFrames) * frameSamples;
  return cutFrame(levels, threshold) * frameSamples;
}

function cutFrame(levels: readonly number[], threshold: number): number {
  let best = { length: 0, middle: windowFrames };
  let pauseStart = -1;
  for (let frame = earliestCutFrames; frame <= windowFrames; frame += 1) {
    const isQuiet = frame < windowFrames && (levels[frame] ?? 0) <= threshold;
    if (isQuiet && pauseStart === -1) pauseStart = frame;
    if (isQuiet || pauseStart === -1) continue;
    const length = frame - pauseStart;
    // Later pauses win ties: fewer windows for the same text.
    if (length >= best.length) best = { length, middle: pauseStart + Math.ceil(length / 2) };
    pauseStart = -1;
  }
  return best.length > 0 ? best.middle : quietestFrame(levels);
}

/** Sound without a pause (music, noise, a crowd): cut where it is least loud, to hurt as few words as possible. */
function quietestFrame(levels: readonly number[]): number {
  let best = windowFrames;
  let level = Number.POSITIVE_INFINITY;
  for (let frame = earliestCutFrames; frame < windowFrames; frame += 1) {
    const here = levels[frame] ?? 0;
    if (here > level) continue;
    level = here;
    best = frame;
  }
  return Math.max(1, best);
}

/** The samples without silence at either end; times of the window include it, so that nothing is left between windows. */
function cutWindow(filled: Int16Array, startSample: number, samples: number): SpeechWindow {
  const levels = levelsOf(filled.subarray(0, samples));
  const threshold = soundThresholdDb(levels);
  const first = levels.findIndex((level) => level > threshold);
  const last = levels.findLastIndex((level) => level > threshold);
  const endMs = samplesToMs(startSample + samples, sampleRateHz);
  if (first === -1) return { startMs: samplesToMs(startSample, sampleRateHz), endMs, pcm: new Int16Array(0) };
  const from = Math.max(0, first - padFrames) * frameSamples;
  const to = Math.min(samples, (last + 1 + padFrames) * frameSamples);
  return { startMs: samplesToMs(startSample + from, sampleRateHz), endMs, pcm: filled.slice(from, to) };
}
