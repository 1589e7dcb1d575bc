/** The features of a voice: how the energy lies over 80 bands, how it moves, and the pitch. */
import { MelFrames } from '#services/acoustics/mel-frames.ts';
import { pitchesOf } from '#services/acoustics/pitch.ts';

export const voiceBands = 80;
export const voiceStatisticsCount = 2 * voiceBands + 4;
/** Of a log energy in Kaldi's scale: less is the rounding of 16 bits. */
const quietest = -2;
/** Of a frame against the loudest of its window, in log energy summed up to a mean: what is quieter says little of a voice. */
const usualLogPitch = 5;

export interface VoiceFrames {
  /** 80 log energies of each 10 ms. */
  readonly frames: Float32Array;
  readonly count: number;
  readonly pitches: Float32Array;
}

/** `samples`: full scale 1. */
export function voiceFramesOf(samples: Float32Array): VoiceFrames {
  const frames = new Float32Array((Math.max(0, Math.floor((samples.length - 400) / 160)) + 1) * voiceBands);
  let count = 0;
  new MelFrames({ bands: voiceBands, scale: 32_768 }).add(samples, (frame, index) => {
    frames.set(frame, index * voiceBands);
    count = index + 1;
  });
  return { frames, count, pitches: pitchesOf(samples) };
}

/** Mean and deviation of each band, each frame against its own mean; and mean, deviation, share of pitch. Frames are of 10 ms. */
export function voiceStatistics(voice: VoiceFrames, from: number, to: number, out: Float32Array): void {
  const { frames, pitches } = voice;
  const last = Math.min(to, voice.count);
  const count = Math.max(1, last - from);
  const means = new Float64Array(voiceBands);
  const squares = new Float64Array(voiceBands);
  for (let frame = from; frame < last; frame += 1) {
    const at = frame * voiceBands;
    let mean = 0;
    for (let band = 0; band < voiceBands; band += 1) mean += Math.max(quietest, frames[at + band] ?? 0);
    mean /= voiceBands;
    for (let band = 0; band < voiceBands; band += 1) {
      const value = Math.max(quietest, frames[at + band] ?? 0) - mean;
      means[band] = (means[band] ?? 0) + value;
      squares[band] = (squares[band] ?? 0) + value * value;
    }
  }
  for (let band = 0; band < voiceBands; band += 1) {
    const mean = (means[band] ?? 0) / count;
    out[band] = mean;
    out[voiceBands + band] = Math.sqrt(Math.max(0, (squares[band] ?? 0) / count - mean * mean) + 1e-6);
  }
  const voiced = [...pitches.subarray(from >> 1, last >> 1)].filter((pitch) => pitch > 0).toSorted((a, b) => a - b);
  const at = (share: number) => voiced[Math.floor(share * (voiced.length - 1))] ?? usualLogPitch;
  const isEnough = voiced.length >= 8;
  out[2 * voiceBands] = isEnough ? at(0.5) : usualLogPitch;
  out[2 * voiceBands + 1] = isEnough ? at(0.1) : usualLogPitch;
  out[2 * voiceBands + 2] = isEnough ? at(0.9) : usualLogPitch;
  out[2 * voiceBands + 3] = voiced.length / Math.max(1, (last - from) / 2);
}
