import { expect, it } from 'vitest';
import { expectedMs } from './expected-ms.ts';
import type { ModelTest } from '#shared/model.ts';

const tested = (speed: number, code: 'model-failed-test' | null = null): ModelTest => ({
  device: 'cpu',
  speed,
  memoryBytes: null,
  testedAtMs: 0,
  split: null,
  card: null,
  failure: code === null ? null : { code, params: {} },
});

it('estimates how long a recording takes on the fastest device that passed', () => {
  expect(expectedMs(3_600_000, { tests: [tested(2), tested(4)] })).toBe(900_000);
});

it('says nothing for a recording of unknown length and for a model that was not tested or failed', () => {
  expect(expectedMs(null, { tests: [tested(2)] })).toBe(null);
  expect(expectedMs(60_000, { tests: [] })).toBe(null);
  expect(expectedMs(60_000, { tests: [tested(0, 'model-failed-test')] })).toBe(null);
  expect(expectedMs(60_000, undefined)).toBe(null);
});
