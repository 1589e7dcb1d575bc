import { soundModelBands } from '#native/lib/onnx/sound-model.ts';
import { frameSamples, frameShiftSamples, MelFrames } from '#services/acoustics/mel-frames.ts';

/** Of the first frame, before the sound begins: a frame lies in the middle of the hundredth of a second that it stands for. */
const before = frameSamples / 2 - frameShiftSamples / 2;

/**
 * Log-mel energies of 80 bands as the model was trained on: Kaldi's, of samples of full scale 1, one frame for
 * each hundredth of a second. At both ends the sound is mirrored.
 */
export function eventFrames(samples: Float32Array): Float32Array {
  const count = Math.floor((samples.length + frameShiftSamples / 2) / frameShiftSamples);
  const padded = Float32Array.from(
    { length: (count - 1) * frameShiftSamples + frameSamples },
    (_, i) => samples[mirrored(i - before, samples.length)] ?? 0,
  );
  const frames = new Float32Array(count * soundModelBands);
  new MelFrames({ bands: soundModelBands, scale: 1 }).add(padded, (frame, index) => {
    frames.set(frame, index * soundModelBands);
  });
  return frames;
}

function mirrored(at: number, length: number): number {
  if (at < 0) return -at - 1;
  return at < length ? at : 2 * length - 1 - at;
}
