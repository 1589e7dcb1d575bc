import { expect, test } from 'vitest';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';
import { readClassifier } from './sound-classifier.ts';
import { networkNumbers, networkShape } from './sound-network.ts';

/** Numbers −1…1 that differ from each other, the same in each run. */
const drawn = (count: number, from = 0) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + from)));

interface Reader {
  readonly next: (count: number) => readonly number[];
}

/** A convolution as its definition has it: step by step, tap by tap. */
function convolved(steps: readonly (readonly number[])[], { outputs, taps, stride }: Shape, { next }: Reader) {
  const inputs = steps[0]?.length ?? 0;
  const weights = next(outputs * taps * inputs);
  const biases = next(outputs);
  const result: number[][] = [];
  for (let first = 0; first + taps <= steps.length; first += stride) {
    result.push(
      biases.map((bias, output) => {
        let sum = bias;
        for (let tap = 0; tap < taps; tap += 1)
          for (let input = 0; input < inputs; input += 1)
            sum += (weights[(output * taps + tap) * inputs + input] ?? 0) * (steps[first + tap]?.[input] ?? 0);
        return Math.max(0, sum);
      }),
    );
  }
  return result;
}

interface Shape {
  readonly outputs: number;
  readonly taps: number;
  readonly stride: number;
}

function defined(numbers: Float32Array, frames: Float32Array): readonly number[] {
  let at = 0;
  const reader = { next: (count: number) => [...numbers.subarray(at, (at += count))] };
  const loudest = frames.reduce((most, one) => Math.max(most, one), -Infinity);
  let steps: readonly (readonly number[])[] = Array.from({ length: windowFrames }, (_, frame) =>
    [...frames.subarray(frame * mapBands, (frame + 1) * mapBands)].map((one) => Math.max(0, one - loudest + 9) / 3),
  );
  for (const shape of [
    { outputs: 8, taps: 5, stride: 2 },
    { outputs: 4, taps: 5, stride: 2 },
    { outputs: 12, taps: 3, stride: 1 },
  ])
    steps = convolved(steps, shape, reader);
  const columns = Array.from({ length: 12 }, (_, k) => steps.map((step) => step[k] ?? 0));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const deviation = (values: readonly number[]) =>
    Math.sqrt(mean(values.map((one) => (one - mean(values)) ** 2)) + 1e-6);
  const statistics = new Float32Array(statisticsCount);
  createStatistics()(frames, statistics);
  const features = [
    ...columns.map(mean),
    ...columns.map((one) => Math.max(...one)),
    ...columns.map(deviation),
    ...statistics,
  ];
  const [means, deviations] = [reader.next(features.length), reader.next(features.length)];
  const scaled = features.map((one, i) => (one - (means[i] ?? 0)) / (deviations[i] ?? 1));
  const dense = (values: readonly number[], outputs: number) => {
    const weights = reader.next(values.length * outputs);
    return reader
      .next(outputs)
      .map((bias, k) => values.reduce((sum, one, i) => sum + one * (weights[i * outputs + k] ?? 0), bias));
  };
  const hidden = dense(scaled, 5).map((one) => Math.max(0, one));
  return dense(hidden, 2).map((one) => 1 / (1 + Math.exp(-one)));
}

const shape = { widths: [8, 4, 12], hidden: 5 } as const;
const featureCount = 3 * 12 + statisticsCount;
const sizes = [8 * 5 * mapBands + 8, 4 * 5 * 8 + 4, 12 * 3 * 4 + 12, 2 * featureCount, featureCount * 5 + 5, 5 * 2 + 2];

test('the classifier answers what the definition of its layers gives', () => {
  const numbers = drawn(sizes.reduce((sum, one) => sum + one, 0)).map((one) => 0.1 * one);
  // Deviations are positive.
  const from = sizes.slice(0, 3).reduce((sum, one) => sum + one, 0) + featureCount;
  for (let i = from; i < from + featureCount; i += 1) numbers[i] = 1 + Math.abs(numbers[i] ?? 0);
  const classifier = readClassifier(numbers, shape);
  for (const seed of [1, 2, 3]) {
    const frames = drawn(windowFrames * mapBands, 1000 * seed).map((one) => 8 * one - 4);
    const expected = defined(numbers, frames);
    const answer = classifier.answer(frames);
    for (const [nth, one] of expected.entries()) expect(answer[nth]).toBeCloseTo(one, 4);
    expect(expected[0]).not.toBeCloseTo(expected[1] ?? 0, 3);
  }
});

test('numbers of another shape are refused', () => {
  expect(() => readClassifier(networkNumbers(), { ...networkShape, hidden: networkShape.hidden + 1 })).toThrow(
    RangeError,
  );
  expect(() => readClassifier(networkNumbers(), networkShape)).not.toThrow();
});

test('an answer does not depend on how loud the sound is', () => {
  const classifier = readClassifier(networkNumbers(), networkShape);
  const frames = drawn(windowFrames * mapBands).map((one) => 5 * one);
  const [speech, music] = classifier.answer(frames);
  const [louder, louderMusic] = classifier.answer(frames.map((one) => one + 4));
  expect(louder).toBeCloseTo(speech, 4);
  expect(louderMusic).toBeCloseTo(music, 4);
});
