import { createFramer, detectorFrameSamples, type SpeechDetector } from './speech-detector.ts';
import { createFeatureReader, likeness, type FrameFeatures } from './sound-features.ts';

/** 10 s: the noise floor is looked for in the block itself, the one before and the one after. */
const blockFrames = 312;
/** 0.45 s: within it a voice rises and falls, and steady sound does not. */
const reachFrames = 14;
/** Of a band's levels within its half minute, from the quietest on: the floor. */
const floorShare = 0.15;
const lowestFloorDb = -75;
/** Quieter than this is never speech. */
const silenceDb = -60;

interface MeasuredFrame extends FrameFeatures {
  /** Of the spectra before and after it. */
  alike: number;
}

/**
 * Finds speech without a model: what stands above the floor in many bands, rises and falls as a voice does, and is
 * neither a tone nor continuous noise. Where it is not sure it says speech. Constants and what they were measured on:
 * docs/decisions/speech-windows.md. It reads up to 20 s ahead before it judges.
 */
export function createBuiltInDetector(): SpeechDetector {
  const framer = createFramer();
  const detect = createFrameMeter();
  /** Of the block before the one to be judged next, and everything after it. */
  let frames: MeasuredFrame[] = [];
  /** Where in `frames` the block to be judged next begins. */
  let next = 0;
  const judgeAll = (isLast: boolean): Float32Array => {
    const found: number[] = [];
    const needed = isLast ? 1 : 2 * blockFrames;
    while (next + needed <= frames.length) {
      const until = Math.min(next + blockFrames, frames.length);
      for (const probability of judgeBlock(frames, next, until)) found.push(probability);
      frames = frames.slice(next);
      next = until - next;
    }
    return Float32Array.from(found);
  };
  return {
    name: 'built-in',
    async detect(samples) {
      detect(framer.whole(samples), frames);
      return judgeAll(false);
    },
    async end() {
      detect(framer.rest(), frames);
      detect(new Int16Array(detectorFrameSamples), frames);
      return judgeAll(true);
    },
    close: () => Promise.resolve(),
  };
}

/** Adds the features of each frame once the one after it is there. */
function createFrameMeter(): (whole: Int16Array, frames: MeasuredFrame[]) => void {
  const read = createFeatureReader();
  const three = new Int16Array(3 * detectorFrameSamples);
  let isFirst = true;
  return (whole, frames) => {
    for (let at = 0; at < whole.length; at += detectorFrameSamples) {
      three.copyWithin(0, detectorFrameSamples);
      three.set(whole.subarray(at, at + detectorFrameSamples), 2 * detectorFrameSamples);
      if (!isFirst) addFrame(frames, read(three.subarray(detectorFrameSamples / 2)));
      isFirst = false;
    }
  };
}

function addFrame(frames: MeasuredFrame[], features: FrameFeatures): void {
  const [before, middle] = [frames.at(-2), frames.at(-1)];
  if (before !== undefined && middle !== undefined) middle.alike = likeness(before.magnitudes, features.magnitudes);
  frames.push({ ...features, alike: 1 });
}

/** Frames `from` to `until`; up to a block before and after them gives the floor. */
function judgeBlock(frames: readonly MeasuredFrame[], from: number, until: number): readonly number[] {
  const [first, end] = [Math.max(0, from - blockFrames), Math.min(frames.length, until + blockFrames)];
  const floorsDb = (frames[from]?.bandsDb ?? new Float32Array()).map((_, band) =>
    Math.max(
      lowestFloorDb,
      quantileOf(frames, first, end, ({ bandsDb }) => bandsDb[band] ?? 0, floorShare),
    ),
  );
  return Array.from({ length: until - from }, (_, i) => judge(frames, from + i, floorsDb));
}

function judge(frames: readonly MeasuredFrame[], at: number, floorsDb: Float32Array): number {
  const frame = frames[at];
  if (frame === undefined || frame.levelDb < silenceDb) return 0;
  let aboveDb = 0;
  for (const [band, floorDb] of floorsDb.entries()) aboveDb += Math.max(0, (frame.bandsDb[band] ?? 0) - floorDb);
  aboveDb /= floorsDb.length;
  const [from, until] = [Math.max(0, at - reachFrames), Math.min(frames.length, at + reachFrames + 1)];
  const alike = quantileOf(frames, from, until, ({ alike: value }) => value, 0.5);
  const peaks = quantileOf(frames, from, until, ({ peakShare }) => peakShare, 0.25);
  const movesDb = Math.min(swingDb(frames, at - reachFrames, at + 2), swingDb(frames, at - 1, at + reachFrames + 1));
  const evidence = 0.8 * (Math.min(aboveDb, 6) - 2.6) + 0.6 * (Math.min(movesDb, 12) - 5);
  return 1 / (1 + Math.exp(10 * ramp(alike, 0.82, 0.9) + 10 * ramp(peaks, 0.95, 0.99) - evidence));
}

/** Between the quiet and the loud of a stretch. */
function swingDb(frames: readonly MeasuredFrame[], from: number, to: number): number {
  const [first, until] = [Math.max(0, from), Math.min(frames.length, to)];
  const level = ({ levelDb }: MeasuredFrame) => levelDb;
  return quantileOf(frames, first, until, level, 0.9) - quantileOf(frames, first, until, level, 0.1);
}

/** 0 below `low`, 1 above `high`. */
function ramp(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function quantileOf(
  frames: readonly MeasuredFrame[],
  from: number,
  until: number,
  valueOf: (frame: MeasuredFrame) => number,
  share: number,
): number {
  const values = new Float64Array(until - from);
  for (let i = from; i < until; i += 1) {
    const frame = frames[i];
    if (frame !== undefined) values[i - from] = valueOf(frame);
  }
  values.sort();
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
