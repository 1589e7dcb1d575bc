import { voiceDimensions, voiceHash, voiceNumbers } from './voice-map.ts';
import { voiceStatistics, voiceStatisticsCount, type VoiceFrames } from './voice-statistics.ts';

/** Turns a second or two of speech into a unit vector: near ones are alike voices. */
export interface VoiceEmbedder {
  readonly dimensions: number;
  /** SHA-256 of what it judges by: vectors of two embedders are not comparable. */
  readonly hash: string;
  /** Frames of 10 ms, end excluded. */
  embed(voice: VoiceFrames, from: number, to: number): Float32Array;
}

/**
 * The linear map that comes with the app: it distinguishes voices, but does not recognise them well enough to name
 * them.
 */
export function createBuiltInEmbedder(): VoiceEmbedder {
  const numbers = voiceNumbers();
  const means = numbers.subarray(0, voiceStatisticsCount);
  const map = numbers.subarray(voiceStatisticsCount);
  const statistics = new Float32Array(voiceStatisticsCount);
  return {
    dimensions: voiceDimensions,
    hash: voiceHash,
    embed(voice, from, to) {
      voiceStatistics(voice, from, to, statistics);
      const vector = new Float32Array(voiceDimensions);
      for (let i = 0; i < voiceStatisticsCount; i += 1) {
        const value = (statistics[i] ?? 0) - (means[i] ?? 0);
        const row = i * voiceDimensions;
        for (let k = 0; k < voiceDimensions; k += 1) vector[k] = (vector[k] ?? 0) + value * (map[row + k] ?? 0);
      }
      return unit(vector);
    },
  };
}

export function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const scale = 1 / Math.sqrt(sum || 1);
  return vector.map((value) => value * scale);
}
