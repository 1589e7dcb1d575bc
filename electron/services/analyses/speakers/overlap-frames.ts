import { mapBands } from '#services/acoustics/window-statistics.ts';
import { quietestLevel, voiceBands } from './voice-statistics.ts';

/** Frames of 40 bands out of those of 80 that the voices are told by: each the mean of two. */
export function overlapFrames(frames: Float32Array, count: number): Float32Array {
  const out = new Float32Array(count * mapBands);
  for (let frame = 0; frame < count; frame += 1) {
    const [from, to] = [frame * voiceBands, frame * mapBands];
    for (let band = 0; band < mapBands; band += 1) {
      const [low, high] = [frames[from + 2 * band] ?? 0, frames[from + 2 * band + 1] ?? 0];
      out[to + band] = (Math.max(quietestLevel, low) + Math.max(quietestLevel, high)) / 2;
    }
  }
  return out;
}
