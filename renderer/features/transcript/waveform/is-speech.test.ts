import { expect, test } from 'vitest';
import { isSpeech } from './is-speech.ts';

const edgesMs = Float64Array.of(100, 200, 300, 400, 1000, 5000);

test.each([
  [0, 100, false],
  [0, 101, true],
  [150, 160, true],
  [200, 300, false],
  [199, 201, true],
  [250, 900, true],
  [400, 1000, false],
  [4999, 9000, true],
  [5000, 9000, false],
])('%i to %i ms: %s', (fromMs, toMs, expected) => {
  expect(isSpeech(edgesMs, fromMs, toMs)).toBe(expected);
});

test('nothing is speech where none was found', () => {
  expect(isSpeech(new Float64Array(), 0, 1000)).toBe(false);
});
