import { expect, it } from 'vitest';
import type { SoundBand } from '#shared/sharing/redaction.ts';
import { SampleMasker } from './mask-samples.ts';

const rateHz = 8000;
const sound = (frames: number, channels: number) =>
  Float32Array.from({ length: frames * channels }, (_, at) => 0.4 * Math.sin(at / 3) + 0.1);

function masked(bands: readonly SoundBand[], { channels = 2, frames = 8000, pieces = [333, 1, 2000] } = {}) {
  const before = sound(frames, channels);
  const after = before.slice();
  const masker = new SampleMasker({ rateHz, channels, fullScale: 1, bands });
  let at = 0;
  for (let nth = 0; at < frames; nth += 1) {
    const count = Math.min(frames - at, pieces[nth % pieces.length] ?? 1);
    masker.apply(after.subarray(at * channels, (at + count) * channels));
    at += count;
  }
  return { before, after, masker, at: (ms: number) => ((ms * rateHz) / 1000) * channels };
}

it.each([1, 2, 6])('silence is silence on each of %i channels, and nothing else changes', (channels) => {
  const { before, after, at, masker } = masked([{ startMs: 200, endMs: 400, treatment: 'silence' }], { channels });
  expect(after.subarray(at(206), at(394)).every((sample) => Math.abs(sample) === 0)).toBe(true);
  expect(after.subarray(0, at(200))).toEqual(before.subarray(0, at(200)));
  expect(after.subarray(at(400))).toEqual(before.subarray(at(400)));
  expect(masker.frames).toBe(8000);
});

it('however the sound arrives the result is the same', () => {
  const bands: SoundBand[] = [
    { startMs: 0, endMs: 90, treatment: 'tone' },
    { startMs: 500, endMs: 1000, treatment: 'silence' },
  ];
  expect(masked(bands, { pieces: [8000] }).after).toEqual(masked(bands, { pieces: [7, 640] }).after);
});

it('a tone is a tone: what was there is not in it', () => {
  const bands: SoundBand[] = [{ startMs: 200, endMs: 400, treatment: 'tone' }];
  const { after, at } = masked(bands, { channels: 1 });
  const inside = after.subarray(at(206), at(394));
  const expected = inside.map((_, nth) => 0.1 * Math.sin((2 * Math.PI * 1000 * (at(206) + nth)) / rateHz));
  expect(Math.max(...inside.map((sample, nth) => Math.abs(sample - (expected[nth] ?? 0))))).toBeLessThan(1e-6);
});

it('a disguised voice keeps its loudness and its length, and is another one', () => {
  const bands: SoundBand[] = [{ startMs: 100, endMs: 900, treatment: 'disguise' }];
  const { before, after, at } = masked(bands, { channels: 1 });
  const power = (samples: Float32Array) => samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const inside = [before, after].map((samples) => samples.subarray(at(200), at(900)));
  expect(inside[1]).not.toEqual(inside[0]);
  expect(power(inside[1] ?? before) / power(inside[0] ?? before)).toBeGreaterThan(0.3);
  expect(after.subarray(at(900))).toEqual(before.subarray(at(900)));
});

it('whole numbers stay exact outside a band', () => {
  const samples = Int32Array.from({ length: 800 }, (_, at) => at * 2_000_003 - 800_000_000);
  const before = samples.slice();
  const bands: SoundBand[] = [{ startMs: 50, endMs: 70, treatment: 'silence' }];
  new SampleMasker({ rateHz, channels: 1, fullScale: 2_147_483_647, bands }).apply(samples);
  expect(samples.subarray(0, 400)).toEqual(before.subarray(0, 400));
  expect(samples.subarray(560)).toEqual(before.subarray(560));
  expect(samples[480]).toBe(0);
});
