import { frameLevelDb, frameSamples, soundThresholdDb } from './levels/levels.ts';
import type { Piece } from './timeline.ts';

/** A full window is not cut before its 15th of 29 seconds while there is more: long windows read better. */
const earliestShare = 15 / 29;
/** Longer pauses are no better to cut in: of those the nearest to where a cut is wanted is taken. */
const enoughFrames = 40;

/** A shorter pause may lie inside a word. */
const clearFrames = 10;

export interface Cut {
  /** In samples. */
  readonly at: number;
  /** No word can lie across it. */
  readonly isInPause: boolean;
}

/**
 * Where to cut a full window: in the longest pause of its second half, what was left out at a seam counted in; sound
 * without a pause (music, a crowd) where it is least loud, to hurt as few words as possible, and so that `overlap` samples
 * are left after it.
 */
export function cutSample(samples: Int16Array, pieces: readonly Piece[], overlap = 0): Cut {
  const firstFrame = Math.round((samples.length * earliestShare) / frameSamples);
  const lastFrame = Math.ceil(samples.length / frameSamples);
  const cut = bestCut(samples, pieces, firstFrame, lastFrame, samples.length);
  if (cut.isInPause || overlap === 0) return cut;
  const before = lastFrame - Math.ceil(overlap / frameSamples);
  return { at: quietestFrame(levelsOf(samples), firstFrame, before) * frameSamples, isInPause: false };
}

/**
 * Where to cut sound that is longer than a window, but not than two, into parts of which each fits `most` samples: in a
 * long pause, of several in the one nearest to the middle.
 */
export function middleCut(samples: Int16Array, pieces: readonly Piece[], max: number): Cut {
  const bounds = [Math.ceil((samples.length - max) / frameSamples), Math.floor(max / frameSamples)] as const;
  return bestCut(samples, pieces, ...bounds, samples.length / 2);
}

/** Between two frames, near to a sample; a pause that continues beyond them counts as far as it lies between. */
function bestCut(
  samples: Int16Array,
  pieces: readonly Piece[],
  firstFrame: number,
  lastFrame: number,
  nearTo: number,
): Cut {
  const levels = levelsOf(samples);
  const threshold = soundThresholdDb(levels);
  let best = { frames: 0, at: 0 };
  const offer = (frames: number, at: number) => {
    const counted = Math.min(frames, enoughFrames);
    const isNearer = Math.abs(at - nearTo) <= Math.abs(best.at - nearTo);
    if (counted > best.frames || (counted === best.frames && isNearer)) best = { frames: counted, at };
  };
  let quietFrom = -1;
  for (let frame = firstFrame; frame <= lastFrame; frame += 1) {
    const isQuiet = frame < lastFrame && (levels[frame] ?? 0) <= threshold;
    if (isQuiet && quietFrom === -1) quietFrom = frame;
    if (isQuiet || quietFrom === -1) continue;
    offer(frame - quietFrom, (quietFrom + Math.ceil((frame - quietFrom) / 2)) * frameSamples);
    quietFrom = -1;
  }
  for (const [nth, { at, from }] of pieces.entries()) {
    const before = pieces[nth - 1];
    if (before === undefined || at < firstFrame * frameSamples || at > lastFrame * frameSamples) continue;
    offer((from - before.from - before.length) / frameSamples + quietAround(levels, at, threshold), at);
  }
  if (best.frames > 0) return { at: best.at, isInPause: best.frames >= clearFrames };
  return { at: quietestFrame(levels, firstFrame, lastFrame) * frameSamples, isInPause: false };
}

function levelsOf(samples: Int16Array): readonly number[] {
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += frameSamples) levels.push(frameLevelDb(samples, start));
  return levels;
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

function quietestFrame(levels: readonly number[], firstFrame: number, lastFrame: number): number {
  let best = lastFrame;
  let level = Number.POSITIVE_INFINITY;
  for (let frame = firstFrame; frame < lastFrame; frame += 1) {
    const here = levels[frame] ?? 0;
    if (here > level) continue;
    level = here;
    best = frame;
  }
  return best;
}
