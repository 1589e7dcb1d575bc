import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cutPieces } from './cut-pieces.ts';
import { gigaamFeatures } from './gigaam-features.ts';

const file = join(import.meta.dirname, '../../test/gigaam-features.reference.json');
const reference = JSON.parse(readFileSync(file, 'utf8')) as { frames: number; data: number[] };
/** The sound that the reference was made of. */
const samples = Float32Array.from({ length: 1600 }, (_, n) => {
  const tones =
    8000 * Math.sin((2 * Math.PI * 440 * n) / 16_000) + 3000 * Math.sin((2 * Math.PI * 3000 * n) / 16_000 + 1);
  return Math.round(tones + 2000 * (((n * 7919) % 1000) / 1000 - 0.5)) / 32_768;
});

test('features are those of the reference to 1e-5', () => {
  const { data, frames } = gigaamFeatures(samples);
  expect(frames).toBe(reference.frames);
  const differences = reference.data.map((value, at) => Math.abs(value - (data[at] ?? Number.NaN)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(1e-5);
});

test('a sound shorter than a window has no frame, and silence has the lowest level', () => {
  expect(gigaamFeatures(new Float32Array(319)).frames).toBe(0);
  const { data, frames } = gigaamFeatures(new Float32Array(320));
  expect([frames, new Set(data).size, data[0]]).toEqual([1, 1, Math.fround(Math.log(1e-9))]);
});

test('pieces are at most 25 s, lie side by side and are cut in the pause', () => {
  const pcm = new Int16Array(16_000 * 61).fill(1000);
  pcm.fill(0, 16_000 * 21, 16_000 * 21 + 8000);
  const pieces = cutPieces(pcm);
  expect(pieces.every(({ from, to }) => to - from <= 16_000 * 25)).toBe(true);
  expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.slice(0, -1).map(({ to }) => to)]);
  expect(pieces.at(-1)?.to).toBe(pcm.length);
  expect(pieces[0]?.to).toBeGreaterThan(16_000 * 21);
  expect(pieces[0]?.to).toBeLessThan(16_000 * 21.5);
  expect(cutPieces(pcm.subarray(0, 16_000 * 25))).toHaveLength(1);
});
