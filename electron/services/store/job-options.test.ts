import { expect, test } from 'vitest';
import { sampleOptions } from '#services/library/library.fixture.ts';
import { retryOptions } from './job-options.ts';

const present = { ...sampleOptions, modelId: 'large' };
const sound = { track: 1, eachChannel: false };
const redo = { transcriptId: 1, startMs: 0, endMs: 1000 };

test('a try after a failure takes the present settings, but the same sound and the same span', () => {
  const before = { ...sampleOptions, sound, redo };
  expect(retryOptions('failed', before, present)).toEqual({ ...present, sound, redo });
  expect(retryOptions('done', before, present)).toEqual({ ...present, sound });
});

test('a version that was asked for with a model of its own is tried again with that', () => {
  const before = { ...sampleOptions, isBeside: true };
  expect(retryOptions('failed', before, present)).toBe(before);
  expect(retryOptions('done', before, present)).toEqual(present);
});
