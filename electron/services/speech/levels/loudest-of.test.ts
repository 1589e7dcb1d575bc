import { expect, test } from 'vitest';
import { loudestOf } from './loudest-of.ts';

const samples = Float32Array.of(0.1, -0.5, 0, 0.25, 0.125, -0.0625);

test('of all channels the loudest of each moment counts', () => {
  expect([...loudestOf(samples, 3)]).toEqual([-16_384, 8192]);
  expect([...loudestOf(samples, 1)]).toEqual([3277, -16_384, 0, 8192, 4096, -2048]);
});

test('of chosen channels only they count', () => {
  expect([...loudestOf(samples, 3, [2])]).toEqual([0, -2048]);
  expect([...loudestOf(samples, 3, [0, 2])]).toEqual([3277, 8192]);
  expect([...loudestOf(samples, 2, [1])]).toEqual([-16_384, 8192, -2048]);
});
