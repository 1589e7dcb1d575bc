import type { SpeechDetector as SileroModel } from '#native/lib/types.ts';
import { createFramer, type SpeechDetector } from '#services/speech/detect/speech-detector.ts';

/** Silero through the engine, in a process of its own until it is closed. */
export function createSileroDetector(silero: SileroModel): SpeechDetector {
  const framer = createFramer();
  const judged = async (samples: Int16Array) =>
    samples.length === 0 ? new Float32Array(0) : await silero.probabilities(samples);
  return {
    name: 'silero',
    detect: (samples) => judged(framer.whole(samples)),
    end: () => judged(framer.rest()),
    close: () => silero.release(),
  };
}
