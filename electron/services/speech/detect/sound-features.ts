/** What the built-in detector sees of each frame of 32 ms, from a spectrum over 64 ms around its middle. */
import { sampleRateHz } from '#native/lib/types.ts';
import { createFourier } from '#services/acoustics/fourier.ts';
import { detectorFrameSamples } from './speech-detector.ts';

export interface FrameFeatures {
  /** Level between 100 Hz and 6.5 kHz, dB of full scale; never below −70. */
  readonly levelDb: number;
  /** The same in bands of equal width to the ear. */
  readonly bandsDb: Float32Array;
  /** Of the energy in the four strongest narrow peaks, 0…1: near 1 for whistles and tones. */
  readonly peakShare: number;
  /** Magnitudes, to compare spectra a moment apart. */
  readonly magnitudes: Float32Array;
}

const windowSamples = 2 * detectorFrameSamples;
const hzPerBin = sampleRateHz / windowSamples;
const lowestBin = Math.round(110 / hzPerBin);
const highestBin = Math.round(6500 / hzPerBin);
const quietestDb = -70;
const bandCount = 20;
const peakCount = 4;
/** A tone fills this many bins on either side of its peak under the window used here. */
const peakReach = 2;

const toMel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
const toHz = (mel: number) => 700 * (10 ** (mel / 2595) - 1);

function bandEdges(): readonly number[] {
  const [low, high] = [toMel(lowestBin * hzPerBin), toMel(highestBin * hzPerBin)];
  return Array.from({ length: bandCount + 1 }, (_, band) =>
    Math.round(toHz(low + ((high - low) * band) / bandCount) / hzPerBin),
  );
}

/** Features of one frame after another; `samples` are the 1024 around the frame's middle. */
export function createFeatureReader(): (samples: Int16Array) => FrameFeatures {
  const shape = Float64Array.from(
    { length: windowSamples },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / windowSamples),
  );
  const fourier = createFourier(windowSamples);
  const edges = bandEdges();
  const buffer = new Float64Array(windowSamples);
  const power = new Float64Array(windowSamples / 2);
  // So that a full-scale sine is about 0 dB.
  const scale = 16 / (windowSamples * windowSamples * 32_768 * 32_768);
  return (samples) => {
    let mean = 0;
    for (let i = 0; i < windowSamples; i += 1) mean += samples[i] ?? 0;
    mean /= windowSamples;
    for (let i = 0; i < windowSamples; i += 1) buffer[i] = ((samples[i] ?? 0) - mean) * (shape[i] ?? 0);
    fourier.powerOf(buffer, power);
    const magnitudes = new Float32Array(highestBin - lowestBin);
    let total = 0;
    for (let bin = lowestBin; bin < highestBin; bin += 1) {
      const energy = (power[bin] ?? 0) * scale;
      total += energy;
      magnitudes[bin - lowestBin] = Math.sqrt(energy);
    }
    const bandsDb = new Float32Array(bandCount);
    for (let band = 0; band < bandCount; band += 1) {
      let energy = 0;
      for (let bin = edges[band] ?? 0; bin < (edges[band + 1] ?? 0); bin += 1) energy += (power[bin] ?? 0) * scale;
      bandsDb[band] = toDb(energy);
    }
    const levelDb = Math.max(quietestDb, toDb(total));
    return { levelDb, bandsDb, peakShare: peakShareOf(magnitudes, total), magnitudes };
  };
}

/** Cosine between two spectra, 0…1; loudness does not count, so a tone that dies away stays alike. 1 for silence. */
export function likeness(one: Float32Array, other: Float32Array): number {
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let i = 0; i < one.length; i += 1) {
    const a = one[i] ?? 0;
    const b = other[i] ?? 0;
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones > 0 && others > 0 ? product / Math.sqrt(ones * others) : 1;
}

function peakShareOf(magnitudes: Float32Array, total: number): number {
  if (total <= 0) return 1;
  const rest = Float32Array.from(magnitudes);
  let inPeaks = 0;
  for (let nth = 0; nth < peakCount; nth += 1) {
    let peak = 0;
    for (let i = 1; i < rest.length; i += 1) if ((rest[i] ?? 0) > (rest[peak] ?? 0)) peak = i;
    for (let i = Math.max(0, peak - peakReach); i <= peak + peakReach && i < rest.length; i += 1) {
      inPeaks += (rest[i] ?? 0) ** 2;
      rest[i] = 0;
    }
  }
  return inPeaks / total;
}

function toDb(energy: number): number {
  return 10 * Math.log10(energy + 1e-10);
}
