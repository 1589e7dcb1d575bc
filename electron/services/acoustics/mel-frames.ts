/**
 * Log-mel energies of frames of 25 ms, one every 10 ms, as Kaldi makes them: the features that distinguish voices and
 * sounds.
 */
import { createFourier } from './fourier.ts';

export const frameShiftSamples = 160;
export const frameSamples = 400;
const spectrumSize = 512;
const sampleRateHz = 16_000;
/** Of samples that are copied at once; an even number of frames. */
const pieceSamples = 1000 * frameShiftSamples;
const preemphasis = 0.97;
/** As in Kaldi: the smallest difference from 1 that a float can represent. */
const quietest = 1.192_092_9e-7;

export interface MelOptions {
  readonly bands: number;
  readonly lowHz?: number;
  readonly highHz?: number;
  /** What full scale is taken for: 32,768 as in Kaldi, 1 for levels of full scale. */
  readonly scale: number;
}

const toMel = (hz: number) => 1127 * Math.log(1 + hz / 700);

interface Filter {
  readonly from: number;
  readonly weights: Float64Array;
}

function filtersOf({ bands, lowHz = 20, highHz = 7600 }: MelOptions): readonly Filter[] {
  const low = toMel(lowHz);
  const step = (toMel(highHz) - low) / (bands + 1);
  return Array.from({ length: bands }, (_, band) => {
    const left = low + band * step;
    const weights: number[] = [];
    let from = -1;
    for (let bin = 0; bin < spectrumSize / 2; bin += 1) {
      const mel = toMel((bin * sampleRateHz) / spectrumSize);
      if (mel <= left || mel >= left + 2 * step) continue;
      if (from < 0) from = bin;
      weights.push(mel <= left + step ? (mel - left) / step : (left + 2 * step - mel) / step);
    }
    return { from: Math.max(0, from), weights: Float64Array.from(weights) };
  });
}

/**
 * Samples at 16 kHz in pieces of any length, full scale 1, become frames: frame `n` begins at sample `160 n`. `each` is
 * called in order and must copy what it keeps. The same samples give the same frames however they are cut.
 */
export class MelFrames {
  readonly #filters: readonly Filter[];
  readonly #scale: number;
  readonly #fourier = createFourier(spectrumSize);
  readonly #shape = Float64Array.from({ length: frameSamples }, (_, i) =>
    Math.pow(0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (frameSamples - 1)), 0.85),
  );
  readonly #buffers = [new Float64Array(spectrumSize), new Float64Array(spectrumSize)] as const;
  readonly #powers = [new Float64Array(spectrumSize / 2), new Float64Array(spectrumSize / 2)] as const;
  readonly #frame: Float32Array;
  #kept = new Float32Array(0);
  #index = 0;

  constructor(options: MelOptions) {
    this.#filters = filtersOf(options);
    this.#scale = options.scale;
    this.#frame = new Float32Array(options.bands);
  }

  add(samples: Float32Array, each: (frame: Float32Array, index: number) => void): void {
    for (let from = 0; from < samples.length; from += pieceSamples) {
      this.#addPiece(samples.subarray(from, from + pieceSamples), each);
    }
  }

  #addPiece(samples: Float32Array, each: (frame: Float32Array, index: number) => void): void {
    const all = new Float32Array(this.#kept.length + samples.length);
    all.set(this.#kept);
    all.set(samples, this.#kept.length);
    const count = all.length < frameSamples ? 0 : 1 + Math.floor((all.length - frameSamples) / frameShiftSamples);
    for (let frame = 0; frame < count; frame += 2) {
      const isPair = frame + 1 < count;
      this.#cut(all, frame * frameShiftSamples, this.#buffers[0]);
      if (isPair) this.#cut(all, (frame + 1) * frameShiftSamples, this.#buffers[1]);
      else this.#buffers[1].fill(0);
      this.#fourier.powersOf(...this.#buffers, this.#powers);
      this.#emit(this.#powers[0], each);
      if (isPair) this.#emit(this.#powers[1], each);
    }
    this.#kept = all.slice(count * frameShiftSamples);
  }

  #cut(all: Float32Array, from: number, buffer: Float64Array): void {
    let sum = 0;
    for (let i = 0; i < frameSamples; i += 1) {
      const value = (all[from + i] ?? 0) * this.#scale;
      buffer[i] = value;
      sum += value;
    }
    const mean = sum / frameSamples;
    for (let i = frameSamples - 1; i >= 0; i -= 1) {
      const before = (buffer[Math.max(0, i - 1)] ?? 0) - mean;
      buffer[i] = ((buffer[i] ?? 0) - mean - preemphasis * before) * (this.#shape[i] ?? 0);
    }
    buffer.fill(0, frameSamples);
  }

  #emit(power: Float64Array, each: (frame: Float32Array, index: number) => void): void {
    for (const [band, { from, weights }] of this.#filters.entries()) {
      let energy = 0;
      for (let i = 0; i < weights.length; i += 1) energy += (weights[i] ?? 0) * (power[from + i] ?? 0);
      this.#frame[band] = Math.log(Math.max(energy, quietest));
    }
    each(this.#frame, this.#index);
    this.#index += 1;
  }
}
