import { sampleRateHz } from '#native/types.ts';
import { frameLevelDb, frameSamples, soundThresholdDb } from './levels.ts';
import type { Piece } from './timeline.ts';

/** A window is not cut earlier than this while there is more: long windows read better. */
const earliestFrame = (15 * sampleRateHz) / frameSamples;
/** Longer pauses are no better to cut in: of those the latest is taken, so that windows are long. */
const enoughFrames = 40;

/**
 * Where to cut a full window: in the longest pause after its 15th second, what was left out at a seam counted in; sound
 * without a pause (music, a crowd) where it is least loud, to hurt as few words as possible.
 */
export function cutSample(samples: Int16Array, pieces: readonly Piece[]): number {
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += frameSamples) levels.push(frameLevelDb(samples, start));
  const threshold = soundThresholdDb(levels);
  let best = { frames: 0, at: 0 };
  const offer = (frames: number, at: number) => {
    const counted = Math.min(frames, enoughFrames);
    // Later pauses win ties: fewer windows for the same text.
    if (counted >= best.frames) best = { frames: counted, at };
  };
  let quietFrom = -1;
  for (let frame = earliestFrame; frame <= levels.length; frame += 1) {
    const isQuiet = frame < levels.length && (levels[frame] ?? 0) <= threshold;
    if (isQuiet && quietFrom === -1) quietFrom = frame;
    if (isQuiet || quietFrom === -1) continue;
    offer(frame - quietFrom, (quietFrom + Math.ceil((frame - quietFrom) / 2)) * frameSamples);
    quietFrom = -1;
  }
  for (const [nth, { at, from }] of pieces.entries()) {
    const before = pieces[nth - 1];
    if (before === undefined || at < earliestFrame * frameSamples) continue;
    offer((from - before.from - before.length) / frameSamples + quietAround(levels, at, threshold), at);
  }
  return best.frames > 0 ? best.at : quietestFrame(levels) * frameSamples;
}

/** Quiet frames on both sides of a seam. */
function quietAround(levels: readonly number[], at: number, threshold: number): number {
  const seam = Math.round(at / frameSamples);
  const isQuiet = (frame: number) => frame >= 0 && (levels[frame] ?? Infinity) <= threshold;
  let [first, last] = [seam, seam];
  while (isQuiet(first - 1)) first -= 1;
  while (isQuiet(last)) last += 1;
  return last - first;
}

function quietestFrame(levels: readonly number[]): number {
  let best = levels.length;
  let level = Number.POSITIVE_INFINITY;
  for (let frame = earliestFrame; frame < levels.length; frame += 1) {
    const here = levels[frame] ?? 0;
    if (here > level) continue;
    level = here;
    best = frame;
  }
  return best;
}
