import os from 'node:os';
import { expect, test } from 'vitest';
import { clampOptions } from './clamp-options.ts';
import { testOptions } from '../test/test-options.fixture.ts';

const options = { ...testOptions, language: 'ru', translate: true, prompt: 'Слова', audioContext: 512 };

test('what is inside the limits is left alone', () => {
  expect(clampOptions(options)).toEqual(options);
});

test.each([
  [0, 1],
  [-5, 1],
  [Number.NaN, 1],
  [1.9, 1],
  [100_000, os.availableParallelism()],
])('%s threads become %s', (threads, expected) => {
  expect(clampOptions({ ...options, threads }).threads).toBe(expected);
});

test('beams stay within what whisper.cpp has room for', () => {
  expect([0, 1, 8, 99].map((beamSize) => clampOptions({ ...options, beamSize }).beamSize)).toEqual([1, 1, 8, 8]);
});

test('the end of a long prompt is kept, and no character is cut in two', () => {
  const { prompt } = clampOptions({ ...options, prompt: `${'😀'.repeat(2000)}я` });
  expect(prompt.endsWith('😀я')).toBe(true);
  expect(prompt.length).toBeLessThanOrEqual(1500);
  expect(prompt.isWellFormed()).toBe(true);
});
