import { expect, test } from 'vitest';
import { soundMap } from './sound-map.ts';

/** Four seconds; the network says the same of each window. */
function mapWith(speech: number, music: number) {
  const samples = Float32Array.from({ length: 64_000 }, (_, i) => 0.1 * Math.sin(i / 5));
  return soundMap(samples, 0, { inputs: 1, answer: () => Float32Array.of(speech, music) });
}

test.each([
  [0.6, 0.1, true],
  [0.4, 0.1, false],
  [0.8, 0.9, false],
  [0.95, 0.9, true],
  [0.95, 0.5, true],
  [0.8, 0.5, false],
])('speech of %f is there with music of %f: %s', (speech, music, isSpeech) => {
  const map = mapWith(speech, music);
  expect(map.length).toBeGreaterThan(5);
  expect(map.every((one) => one.speech >= 0.5 === isSpeech)).toBe(true);
  expect(map.every((one) => Math.abs(one.music - music) < 1e-6 && one.speech >= 0 && one.speech <= 1)).toBe(true);
});
