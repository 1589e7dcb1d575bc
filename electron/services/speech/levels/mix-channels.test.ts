import { expect, test } from 'vitest';
import { ChannelMixer, mixBlockSamples } from './mix-channels.ts';

const seconds = 12;
const length = seconds * 16_000;
const blocks = length / mixBlockSamples;

/** Comes and goes four times a second, as syllables do; `seed` gives voices that have nothing in common. */
function voice(seed: number, gain = 0.2): Float32Array {
  const random = noise(seed, 1);
  return random.map((sample, i) => gain * sample * Math.max(0, Math.sin((2 * Math.PI * 3.1 * i) / 16_000 + seed)) ** 2);
}

function noise(seed: number, gain: number): Float32Array {
  let state = seed * 7919 + 17;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return gain * (state / 0x3fff_ffff - 1);
  });
}

const silence = new Float32Array(length);
const loudest = (samples: Float32Array) => samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
const times = (samples: Float32Array, by: number) => samples.map((sample) => by * sample);
const plus = (one: Float32Array, other: Float32Array) => one.map((sample, i) => sample + (other[i] ?? 0));

function mixed(channels: readonly Float32Array[]): Float32Array {
  const mixer = new ChannelMixer(channels.length);
  const out = new Float32Array(length);
  for (let block = 0; block < blocks; block += 1) {
    const [from, to] = [block * mixBlockSamples, (block + 1) * mixBlockSamples];
    const parts = channels.map((channel) => channel.subarray(from, to));
    out.set(mixer.mix(parts, parts), from);
  }
  return out;
}

/** Energy of `wanted` in `found` over all else that is in it, dB; the first second, in which it finds its way, left out. */
function clearnessDb(found: Float32Array, wanted: Float32Array): number {
  let [product, energy, all] = [0, 0, 0];
  for (let i = 16_000; i < length; i += 1) {
    product += (found[i] ?? 0) * (wanted[i] ?? 0);
    energy += (wanted[i] ?? 0) ** 2;
    all += (found[i] ?? 0) ** 2;
  }
  const share = product ** 2 / energy;
  return 10 * Math.log10(share / Math.max(1e-12, all - share));
}

test('one channel, and two that are the same, are that channel', () => {
  const one = voice(1);
  expect(mixed([one])).toEqual(one);
  const two = mixed([one, one]);
  expect(loudest(two.map((sample, i) => sample - (one[i] ?? 0)))).toBeLessThan(1e-6);
});

test.each([2, 3, 6, 10, 16, 64])('a voice on any one of %i channels is all there is of the mix', (count) => {
  for (const which of new Set([0, 1, count >> 1, count - 1])) {
    const found = mixed(Array.from({ length: count }, (_, channel) => (channel === which ? voice(2) : silence)));
    expect(clearnessDb(found, voice(2))).toBeGreaterThan(60);
  }
});

test.each([
  ['right turned over', [1, -1]],
  ['right turned over and quieter', [1, -0.6]],
  ['one of three turned over', [1, 1, -1]],
  ['half of six turned over', [1, -1, 1, -1, 1, -1]],
  ['every one of sixteen but the first', [1, ...Array.from({ length: 15 }, () => -1)]],
])('a voice is not cancelled: %s', (_, signs) => {
  const found = mixed(signs.map((sign) => times(voice(3), sign)));
  expect(clearnessDb(found, voice(3))).toBeGreaterThan(40);
});

test('a part that is turned over is turned back where it begins, and back again', () => {
  const one = voice(4);
  const other = one.map((sample, i) => (Math.floor(i / 64_000) % 2 === 1 ? -sample : sample));
  expect(clearnessDb(mixed([one, other]), one)).toBeGreaterThan(25);
});

test('steady noise on other channels, also louder than the voice, does not cover it', () => {
  for (const gain of [0.001, 0.01, 0.1]) {
    const noises = [1, 2, 3, 4, 5].map((seed) => noise(seed, gain));
    expect(clearnessDb(mixed([...noises, plus(voice(5, 0.05), noise(9, 0.0005))]), voice(5))).toBeGreaterThan(20);
  }
});

test('voices that have nothing in common are all there, a quiet one as well as it is on its channel', () => {
  const [one, other, third] = [voice(6), voice(7, 0.02), voice(8)];
  const found = mixed([one, other, third]);
  for (const wanted of [one, third]) expect(clearnessDb(found, wanted)).toBeGreaterThan(-6);
  expect(clearnessDb(found, other)).toBeGreaterThan(-35);
});

test('nothing gets louder than the loudest channel, and no block begins with a jump', () => {
  const channels = [voice(1, 0.9), times(voice(1, 0.9), -1), voice(2, 0.9), noise(3, 0.3)];
  const found = mixed(channels);
  expect(loudest(found)).toBeLessThanOrEqual(0.9);
  const slow = channels.map((_, nth) =>
    Float32Array.from({ length }, (__, i) => (nth === Math.floor(i / 40_000) % 4 ? 0.5 * Math.sin(i / 200) : 0)),
  );
  const smooth = mixed(slow);
  let step = 0;
  for (let i = 1; i < length; i += 1) {
    if (i % 40_000 !== 0) step = Math.max(step, Math.abs((smooth[i] ?? 0) - (smooth[i - 1] ?? 0)));
  }
  expect(step).toBeLessThan(0.006);
});
