import { expect, test } from 'vitest';
import { soundMap } from './sound-map.ts';

/** Four seconds; the network says the same of each window. */
function mapWith(speech: number, music: number) {
  const samples = Float32Array.from({ length: 64_000 }, (_, i) => 0.1 * Math.sin(i / 5));
  return soundMap(samples, 0, { answer: () => [speech, music] });
}

test.each([
  [0.6, 0.1, true],
  [0.4, 0.1, false],
  [0.75, 0.9, false],
  [0.85, 0.9, true],
  [0.95, 0.5, true],
  [0.75, 0.5, false],
])('speech of %f is there with music of %f: %s', (speech, music, isSpeech) => {
  const map = mapWith(speech, music);
  expect(map.length).toBeGreaterThan(5);
  expect(map.every((one) => one.speech >= 0.5 === isSpeech)).toBe(true);
  expect(map.every((one) => Math.abs(one.music - music) < 1e-6 && one.speech >= 0 && one.speech <= 1)).toBe(true);
});

/** Two seconds of a voice, then two of the room. */
function voiceThenRoom(roomLevel: number) {
  const samples = Float32Array.from({ length: 64_000 }, (_, i) => (i < 32_000 ? 0.2 : roomLevel) * Math.sin(i / 5));
  let windows = 0;
  // A window begins every half second; the fifth is the first that holds the room alone.
  return soundMap(samples, 0, { answer: () => [(windows += 1) <= 4 ? 0.9 : 0, 0] });
}

test('a pause with a faint room in it does not make the voice before it uncertain', () => {
  const loud = voiceThenRoom(0.1).filter((one) => one.startMs < 2000);
  const faint = voiceThenRoom(0.004).filter((one) => one.startMs < 2000);
  expect(faint.length).toBe(loud.length);
  expect(Math.min(...faint.map((one) => one.speech))).toBeGreaterThan(0.85);
  expect(Math.min(...loud.map((one) => one.speech))).toBeLessThan(0.7);
});
