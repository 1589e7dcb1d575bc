/**
 * How likely each sound of English (phone) is at each moment: a small network of our own (scripts/phone-model), convolutions over mel
 * frames that end in one answer every 30 ms. A phone is 1…39 in the order of `phones`; 0 is none, as CTC has it.
 */
import { readFileSync } from 'node:fs';
import { MelFrames } from '#services/acoustics/mel-frames.ts';
import { addProducts, rectify } from '#services/acoustics/products.ts';

export const phones =
  'aa ae ah ao aw ay eh er ey ih iy ow oy uh uw b ch d dh f g hh jh k l m n ng p r s sh t th v w y z zh'.split(' ');
export const phoneClasses = phones.length + 1;
export const phoneStepMs = 30;
const bands = 40;
const width = 192;
const narrow = 64;
const stride = 3;
const dilations = [1, 1, 1, 2, 2, 3, 3];
/** Steps on either side that an answer depends on: outside a piece that is cut so wide nothing changes it. */
const reach = 1 + dilations.reduce((sum, one) => sum + one, 0);
/** The network was taught frames with a mean of 0 in each band, divided by this. */
const scale = 4;

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  /** By tap, output and input. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Values of each step after one another. */
export interface Steps {
  readonly values: Float32Array;
  readonly count: number;
}

export interface PhoneNetwork {
  /** Logarithms of the probability of each class for steps `from … to` of a sound with these frames (see `phoneFramesOf`). */
  readonly answer: (frames: Steps, from: number, to: number) => Steps;
}

let loaded: PhoneNetwork | null = null;

/** Read at its first use. */
export function phoneNetwork(): PhoneNetwork {
  loaded ??= createPhoneNetwork(readFileSync(new URL('phones/network.f16', import.meta.url)));
  return loaded;
}

export const stepsOf = (frames: Steps): number => Math.floor((frames.count + stride - 1) / stride);

/** Frames of a whole sound, full scale 1. */
export function phoneFramesOf(samples: Float32Array): Steps {
  const all: Float32Array[] = [];
  const means = new Float64Array(bands);
  new MelFrames({ bands, scale: 1 }).add(samples, (frame) => {
    all.push(frame.slice());
    for (let band = 0; band < bands; band += 1) means[band] = (means[band] ?? 0) + (frame[band] ?? 0);
  });
  const values = new Float32Array(all.length * bands);
  for (const [nth, frame] of all.entries()) {
    for (let band = 0; band < bands; band += 1) {
      values[nth * bands + band] = ((frame[band] ?? 0) - (means[band] ?? 0) / all.length) / scale;
    }
  }
  return { values, count: all.length };
}

/** Weights of 16 bits in the order of scripts/phone-model/export.py. */
function createPhoneNetwork(bytes: Uint8Array): PhoneNetwork {
  const next = numbersOf(bytes);
  const layer = (inputs: number, outputs: number, taps: number, rest: Partial<Layer> = {}): Layer => ({
    inputs,
    outputs,
    taps,
    stride: 1,
    dilation: 1,
    weights: byTap(next(outputs * inputs * taps), { inputs, outputs, taps }),
    biases: rest.biases ?? next(outputs),
    ...rest,
  });
  const first = layer(bands, width, 7, { stride });
  const blocks = dilations.map((dilation) => ({
    narrowed: layer(width, narrow, 3, { dilation, biases: new Float32Array(narrow) }),
    widened: layer(narrow, width, 1),
  }));
  const last = layer(width, phoneClasses, 1);
  return {
    answer(frames, from, to) {
      const start = Math.max(0, from - reach);
      const end = Math.min(frames.count, (to + reach) * stride);
      const own = frames.values.subarray(start * stride * bands, end * bands);
      const steps = convolve({ values: own, count: end - start * stride }, first);
      rectify(steps.values);
      for (const { narrowed, widened } of blocks) {
        const change = convolve(convolve(steps, narrowed), widened).values;
        rectify(change);
        for (let i = 0; i < change.length; i += 1) steps.values[i] = (steps.values[i] ?? 0) + (change[i] ?? 0);
      }
      const { values } = convolve(steps, last);
      const part = values.slice((from - start) * phoneClasses, (to - start) * phoneClasses);
      toLogarithms(part);
      return { values: part, count: part.length / phoneClasses };
    },
  };
}

function numbersOf(bytes: Uint8Array): (count: number) => Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return (count) => {
    const numbers = Float32Array.from({ length: count }, (_, nth) => view.getFloat16(2 * (at + nth), true));
    at += count;
    return numbers;
  };
}

/** From output, input and tap to tap, output and input, so that one step is read in a row. */
function byTap(
  weights: Float32Array,
  { inputs, outputs, taps }: Pick<Layer, 'inputs' | 'outputs' | 'taps'>,
): Float32Array {
  const turned = new Float32Array(weights.length);
  for (let output = 0; output < outputs; output += 1) {
    for (let input = 0; input < inputs; input += 1) {
      for (let tap = 0; tap < taps; tap += 1) {
        turned[(tap * outputs + output) * inputs + input] = weights[(output * inputs + input) * taps + tap] ?? 0;
      }
    }
  }
  return turned;
}

/** What lies outside is 0. */
function convolve({ values, count }: Steps, layer: Layer): Steps {
  const { inputs, outputs, taps, weights, biases } = layer;
  const steps = Math.floor((count - 1) / layer.stride) + 1;
  const result = new Float32Array(steps * outputs);
  for (let step = 0; step < steps; step += 1) {
    const own = result.subarray(step * outputs, (step + 1) * outputs);
    own.set(biases);
    for (let tap = 0; tap < taps; tap += 1) {
      const at = step * layer.stride + (tap - (taps - 1) / 2) * layer.dilation;
      if (at < 0 || at >= count) continue;
      const input = values.subarray(at * inputs, (at + 1) * inputs);
      for (let output = 0; output < outputs; output += 4) {
        addProducts(own, output, { weights, from: (tap * outputs + output) * inputs, input });
      }
    }
  }
  return { values: result, count: steps };
}

function toLogarithms(values: Float32Array): void {
  for (let from = 0; from < values.length; from += phoneClasses) {
    const own = values.subarray(from, from + phoneClasses);
    const largest = own.reduce((max, one) => Math.max(max, one), -Infinity);
    const sum = own.reduce((total, one) => total + Math.exp(one - largest), 0);
    const all = largest + Math.log(sum);
    for (let i = 0; i < own.length; i += 1) own[i] = (own[i] ?? 0) - all;
  }
}
