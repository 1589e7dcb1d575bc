import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pitchedSpans } from './pitched-spans.ts';

const speech = path.resolve('tests/fixtures/speech');
const length = 10 * 16_000;

function samplesOf(file: string): Int16Array {
  const wav = readFileSync(path.join(speech, file));
  const data = wav.subarray(wav.indexOf('data') + 8);
  return Int16Array.from({ length: Math.floor(data.length / 2) }, (_, i) => data.readInt16LE(2 * i));
}

const msOf = (samples: Int16Array) =>
  pitchedSpans(samples).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

/** `smooth` from 0 (white) to nearly 1 (mostly low). */
function noise(smooth: number, perSecond: number): Int16Array {
  let [state, low] = [1, 0];
  return Int16Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    low = smooth * low + (1 - smooth) * (state / 0x3fff_ffff - 1);
    return (low * 20_000 * Math.max(0, Math.sin((2 * Math.PI * perSecond * i) / 16_000)) ** 2) / (1 - smooth) ** 0.5;
  });
}

test.each(readdirSync(speech).filter((file) => file.endsWith('.wav')))('the voice in %s has a pitch', (file) => {
  const samples = samplesOf(file);
  expect(msOf(samples)).toBeGreaterThan(0.05 * (samples.length / 16));
  const quieter = samples.map((sample) => Math.round(sample / 8));
  expect(msOf(quieter)).toBeGreaterThan(0.03 * (samples.length / 16));
});

test.each([
  [0, 1.1],
  [0, 4],
  [0.5, 1.1],
  [0.9, 1.1],
  [0.98, 0.5],
  [0.98, 3],
])('noise of colour %f that pulses %f times a second has none', (smooth, perSecond) => {
  expect(msOf(noise(smooth, perSecond))).toBe(0);
});

/** White noise through two resonances at one place, as ffmpeg's `bandpass` twice; it comes and goes. */
function narrowNoise(hz: number, widthHz: number, perSecond: number): Int16Array {
  const [w, q] = [(2 * Math.PI * hz) / 16_000, hz / widthHz];
  const alpha = Math.sin(w) / (2 * q);
  const [b, a1, a2] = [alpha / (1 + alpha), (-2 * Math.cos(w)) / (1 + alpha), (1 - alpha) / (1 + alpha)];
  let state = hz;
  let sound = Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x3fff_ffff - 1;
  });
  for (let nth = 0; nth < 2; nth += 1) {
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    sound = sound.map((x) => {
      const y = b * (x - x2) - a1 * y1 - a2 * y2;
      [x2, x1, y2, y1] = [x1, x, y1, y];
      return y;
    });
  }
  const level = Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / length);
  return Int16Array.from(
    sound,
    (sample, i) => ((4000 * sample) / level) * Math.max(0, Math.sin((2 * Math.PI * perSecond * i) / 16_000)) ** 2,
  );
}

test.each([
  [200, 60, 0.7],
  [300, 100, 1.3],
  [400, 100, 2.4],
  [500, 80, 0.7],
  [700, 150, 1.3],
  [1000, 100, 0.7],
  [1000, 300, 2.4],
  [1500, 200, 1.3],
  [2500, 400, 0.7],
])('noise of a band at %i Hz, %i Hz wide, that pulses %f times a second has none', (hz, widthHz, perSecond) => {
  expect(msOf(narrowNoise(hz, widthHz, perSecond))).toBe(0);
});

test('a sentence of a voice that creaks has a pitch', () => {
  // “Some messages are clear.”
  expect(msOf(samplesOf('short11.wav').subarray(3.15 * 16_000, 4.6 * 16_000))).toBeGreaterThan(400);
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff) / 0x7fff_ffff;
}

/** Pulses through the resonances of a vowel, in words of a third of a second; `jitter` is how far each period strays. */
function creak(hz: number, jitter: number, seed: number): Int16Array {
  const random = randomFrom(seed);
  const pulses = new Float64Array(length);
  for (let at = 0; at < length;) {
    pulses[Math.floor(at)] = 1;
    at += (16_000 / hz) * (1 + jitter * (2 * random() - 1));
  }
  let sound = pulses;
  for (const [formant, width] of [
    [650, 80],
    [1300, 110],
    [2600, 160],
  ] as const) {
    const r = Math.exp((-Math.PI * width) / 16_000);
    let [one, two] = [0, 0];
    sound = sound.map((x) => {
      const y = x + 2 * r * Math.cos((2 * Math.PI * formant) / 16_000) * one - r * r * two;
      [two, one] = [one, y];
      return y;
    });
  }
  const peak = sound.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  return Int16Array.from(sound, (y, i) => ((12_000 * y) / peak) * (Math.floor(i / 5333) % 2));
}

test.each([
  [75, 0.05, 1],
  [90, 0.04, 2],
  [100, 0.04, 3],
  [115, 0.04, 4],
  [140, 0.04, 5],
])('a voice of %i Hz whose periods stray by %f has one', (hz, jitter, seed) => {
  expect(msOf(creak(hz, jitter, seed))).toBeGreaterThan(400);
});

test.each([
  ['rain', 400, 0],
  ['keys of a typewriter', 6, 0],
  ['a crackling record', 60, 0],
  ['a crackling fire', 150, 3],
])('%s has none', (_, perSecond, pulsesPerSecond) => {
  const random = randomFrom(perSecond);
  let level = 0;
  const sound = Int16Array.from({ length }, (_sample, i) => {
    if (random() < perSecond / 16_000) level = 1;
    level *= 0.985;
    const pulse = pulsesPerSecond === 0 ? 1 : Math.max(0, Math.sin((2 * Math.PI * pulsesPerSecond * i) / 16_000));
    return 9000 * level * pulse * (2 * random() - 1);
  });
  expect(msOf(sound)).toBe(0);
});

test('silence and a moment of sound have none', () => {
  expect(pitchedSpans(new Int16Array(length))).toEqual([]);
  expect(pitchedSpans(new Int16Array(100))).toEqual([]);
});
