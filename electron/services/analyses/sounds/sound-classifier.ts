/**
 * How likely speech and music are in a window of a second, each by itself: a small network of our own (scripts/sound-model). Three
 * convolutions over its mel frames, of which the mean, the largest and the deviation over time are kept, and statistics of the window
 * go into one hidden layer.
 */
import { addProducts, rectify } from '#services/acoustics/products.ts';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';

export interface SoundClassifier {
  /** Probabilities 0…1 of speech and of music, from `windowFrames` frames of `mapBands` log energies one after another. */
  answer(frames: Float32Array): readonly [speech: number, music: number];
}

export interface ClassifierShape {
  /** Outputs of the three convolutions; four divides each. */
  readonly widths: readonly [number, number, number];
  readonly hidden: number;
}

/** Energies are taken down to so much below the loudest one, and divided by `energyScale`, as in training. */
const floorBelowLoudest = 9;
const energyScale = 3;
const [wideTaps, narrowTaps] = [5, 3];
const answers = 2;

/**
 * Numbers in the order: weights (by output, frame and value) and biases of each convolution; mean and deviation of each feature;
 * weights by input and biases of the hidden layer and of the answers.
 */
export function readClassifier(numbers: Float32Array, { widths, hidden }: ClassifierShape): SoundClassifier {
  let at = 0;
  const next = (count: number) => numbers.subarray(at, (at += count));
  const [first, second, third] = widths;
  let steps = windowFrames;
  const convolution = (inputs: number, outputs: number, taps: number, stride: number): Convolution => {
    steps = Math.floor((steps - taps) / stride) + 1;
    const result = new Float32Array(steps * outputs);
    return { inputs, outputs, taps, stride, weights: next(outputs * inputs * taps), biases: next(outputs), result };
  };
  const scaled = new Float32Array(windowFrames * mapBands);
  const layers = [
    convolution(mapBands, first, wideTaps, 2),
    convolution(first, second, wideTaps, 2),
    convolution(second, third, narrowTaps, 1),
  ];
  const features = new Float32Array(3 * third + statisticsCount);
  const [means, deviations] = [next(features.length), next(features.length)];
  const dense = { first: next(features.length * hidden), firstBiases: next(hidden) };
  const last = { second: next(hidden * answers), secondBiases: next(answers) };
  if (at !== numbers.length) throw new RangeError('numbers of another network');
  const statistics = createStatistics();
  const layer = new Float64Array(hidden);
  return {
    answer(frames) {
      scaleToLoudest(frames, scaled);
      keepOverTime(layers.reduce(convolve, scaled), third, features);
      statistics(frames, features.subarray(3 * third));
      layer.set(dense.firstBiases);
      for (let i = 0; i < features.length; i += 1) {
        const value = ((features[i] ?? 0) - (means[i] ?? 0)) / (deviations[i] ?? 1);
        const row = i * hidden;
        for (let k = 0; k < hidden; k += 1) layer[k] = (layer[k] ?? 0) + value * (dense.first[row + k] ?? 0);
      }
      return [probability(layer, last, 0), probability(layer, last, 1)];
    },
  };
}

interface Convolution {
  readonly inputs: number;
  readonly outputs: number;
  readonly taps: number;
  readonly stride: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  /** Overwritten by each call. */
  readonly result: Float32Array;
}

function scaleToLoudest(frames: Float32Array, out: Float32Array): void {
  let loudest = -Infinity;
  for (let i = 0; i < out.length; i += 1) loudest = Math.max(loudest, frames[i] ?? 0);
  const floor = loudest - floorBelowLoudest;
  for (let i = 0; i < out.length; i += 1) out[i] = (Math.max(floor, frames[i] ?? 0) - floor) / energyScale;
}

/** Rectified; only where the values reach; in the layer's own array. */
function convolve(values: Float32Array, layer: Convolution): Float32Array {
  const { inputs, outputs, taps, stride, weights, biases, result } = layer;
  const span = inputs * taps;
  for (let step = 0; step < result.length / outputs; step += 1) {
    const input = values.subarray(step * stride * inputs, step * stride * inputs + span);
    const own = result.subarray(step * outputs, (step + 1) * outputs);
    own.set(biases);
    for (let output = 0; output < outputs; output += 4)
      addProducts(own, output, { weights, from: output * span, input });
  }
  rectify(result);
  return result;
}

/** Fills `out` with the means of the values over all steps, then the largest, then the deviations. */
function keepOverTime(values: Float32Array, width: number, out: Float32Array): void {
  const steps = values.length / width;
  for (let k = 0; k < width; k += 1) {
    let [sum, squares, largest] = [0, 0, 0];
    for (let i = k; i < values.length; i += width) {
      const value = values[i] ?? 0;
      sum += value;
      squares += value * value;
      largest = Math.max(largest, value);
    }
    const mean = sum / steps;
    out[k] = mean;
    out[width + k] = largest;
    out[2 * width + k] = Math.sqrt(Math.max(0, squares / steps - mean * mean) + 1e-6);
  }
}

interface LastLayer {
  readonly second: Float32Array;
  readonly secondBiases: Float32Array;
}

function probability(layer: Float64Array, { second, secondBiases }: LastLayer, answer: number): number {
  let sum = secondBiases[answer] ?? 0;
  for (let k = 0; k < layer.length; k += 1) sum += Math.max(0, layer[k] ?? 0) * (second[k * answers + answer] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
