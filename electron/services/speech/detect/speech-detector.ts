import type { SpeechDetectorName } from '#shared/gap.ts';

/** Detectors judge frames of this many samples (32 ms at 16 kHz), as Silero does. */
export const detectorFrameSamples = 512;

/** Computes for every frame how likely it is speech; fed in order, with pieces of any length. */
export interface SpeechDetector {
  readonly name: SpeechDetectorName;
  /** Mono samples. Returns 0…1 for each frame that can be judged by now; some need more samples first. */
  detect(samples: Int16Array): Promise<Float32Array>;
  /** The frames that are left; the last one may be incomplete. */
  end(): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Cuts what comes in any length into whole frames; the rest is kept for the next time. */
export function createFramer(): { whole(samples: Int16Array): Int16Array; rest(): Int16Array } {
  let kept = new Int16Array(0);
  return {
    whole(samples) {
      const all = new Int16Array(kept.length + samples.length);
      all.set(kept);
      all.set(samples, kept.length);
      const end = all.length - (all.length % detectorFrameSamples);
      kept = all.slice(end);
      return all.subarray(0, end);
    },
    rest() {
      const last = new Int16Array(kept.length > 0 ? detectorFrameSamples : 0);
      last.set(kept);
      kept = new Int16Array(0);
      return last;
    },
  };
}
