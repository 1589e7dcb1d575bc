import { expect, test } from 'vitest';
import { phoneClasses, phoneNetwork } from './phone-network.ts';

const count = 60;
const values = Float32Array.from({ length: count * 40 }, (_, i) => {
  const [at, band] = [Math.floor(i / 40), i % 40];
  return Math.sin((at * (band + 1)) / 17) + 0.5 * Math.cos(band * 0.9 + at * 0.13);
});

/** What the network gives in PyTorch (scripts/phone-model) for these frames, at three of its 20 steps. */
const reference: readonly (readonly [step: number, answer: readonly number[]])[] = [
  [
    0,
    [
      -0.97885, -12.21304, -11.45934, -10.75206, -11.81472, -15.08219, -13.61337, -9.68255, -12.34962, -15.00142,
      -11.84957, -13.68013, -13.38354, -17.92836, -14.25985, -11.28317, -0.47864, -15.77757, -7.39456, -11.00368,
      -12.1278, -6.09872, -6.94728, -10.82085, -12.08712, -10.04352, -10.6899, -9.39883, -12.89065, -8.14007, -10.27859,
      -16.51135, -16.60725, -10.18528, -13.9037, -9.83344, -11.9408, -9.89151, -15.56304, -19.40348,
    ],
  ],
  [
    9,
    [
      -0.13103, -7.3368, -6.83457, -5.45404, -4.71017, -9.85378, -8.35874, -8.17009, -8.56887, -8.18893, -6.8846,
      -7.6898, -8.63177, -11.72616, -10.52683, -8.28845, -11.0696, -13.02188, -9.65234, -5.39854, -7.68343, -11.79845,
      -2.4998, -9.26877, -9.69752, -8.74902, -11.24877, -7.73062, -5.35255, -9.94852, -9.11082, -9.68643, -4.68499,
      -8.55504, -8.89158, -12.94957, -10.77587, -7.95075, -6.43337, -7.89474,
    ],
  ],
  [
    19,
    [
      -0.01284, -7.26311, -8.53651, -5.98707, -8.12577, -8.96187, -8.18069, -5.96288, -12.44337, -7.15277, -5.53487,
      -7.03486, -9.15844, -12.1773, -10.72128, -8.33718, -13.0471, -13.92358, -15.34469, -13.42707, -11.36515, -22.8698,
      -12.79606, -15.387, -13.27504, -10.96305, -14.64018, -12.04926, -18.54371, -12.98184, -11.14665, -12.41539,
      -11.96646, -12.28844, -17.89039, -17.04182, -12.86631, -12.04009, -14.20381, -15.3649,
    ],
  ],
];

test('the network gives what it gave where it was taught', () => {
  const answer = phoneNetwork().answer({ values, count }, 0, 20);
  expect(answer.count).toBe(20);
  for (const [step, expected] of reference) {
    const own = answer.values.subarray(step * phoneClasses, (step + 1) * phoneClasses);
    const furthest = expected.reduce((most, one, nth) => Math.max(most, Math.abs(one - own[nth]!)), 0);
    expect(furthest).toBeLessThan(1e-4);
  }
});

test('a part of a sound has the answers that it has in the whole', () => {
  const long = Float32Array.from(
    { length: 8 * values.length },
    (_, i) => values[i % values.length]! * (1 + i / 20_000),
  );
  const frames = { values: long, count: 8 * count };
  const whole = phoneNetwork()
    .answer(frames, 0, 160)
    .values.subarray(70 * phoneClasses, 90 * phoneClasses);
  expect(phoneNetwork().answer(frames, 70, 90).values).toEqual(whole);
});
