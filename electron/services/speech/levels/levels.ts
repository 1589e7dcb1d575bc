/** Loudness of 20 ms frames, which distinguishes speech from silence and finds pauses. */
import { sampleRateHz } from '#native/lib/types.ts';

export const frameSamples = sampleRateHz / 50;
/** Quieter than this is never speech; dB below full scale. */
const silenceDb = -60;
/** Speech stands at least this far above the quietest tenth of what surrounds it. */
const aboveFloorDb = 6;

/** Level of a frame in dB of full scale, without its mean (a constant offset is no sound); −120 for digital silence. */
export function frameLevelDb(samples: Int16Array, start: number): number {
  let sum = 0;
  let squares = 0;
  for (let i = start; i < start + frameSamples; i += 1) {
    const sample = samples[i] ?? 0;
    sum += sample;
    squares += sample * sample;
  }
  const mean = sum / frameSamples;
  const power = Math.max(0, squares / frameSamples - mean * mean) / (32_768 * 32_768);
  return power < 1e-12 ? -120 : 10 * Math.log10(power);
}

/**
 * The level above which a frame counts as sound, for a stretch of up to a window. Where all of it is equally loud
 * there is no floor to see: then everything above silence counts, and the engine decides.
 */
export function soundThresholdDb(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const floor = sorted[Math.floor(sorted.length / 10)] ?? silenceDb;
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? silenceDb;
  return loud - floor < 2 * aboveFloorDb ? silenceDb : Math.max(silenceDb, floor + aboveFloorDb);
}
