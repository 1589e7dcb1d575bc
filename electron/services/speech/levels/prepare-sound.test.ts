import { expect, test } from 'vitest';
import { firstDifference } from '#services/acoustics/first-difference.fixture.ts';
import { SoundPreparer } from './prepare-sound.ts';

const seconds = 20;
const length = seconds * 16_000;

/** A tone that comes and goes as syllables do, its loudest at `peak`. */
const voice = (peak: number) =>
  Float32Array.from(
    { length },
    (_, i) => peak * Math.sin((2 * Math.PI * 220 * i) / 16_000) * Math.sin((2 * Math.PI * 1.3 * i) / 16_000),
  );

function prepared(samples: Float32Array, pieceLength = 5000, channelCount = 1, isApart = false) {
  const preparer = new SoundPreparer({ channelCount, channels: null, isApart });
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += pieceLength) {
    for (const sample of preparer.add(samples.subarray(at, at + pieceLength))) out.push(sample);
  }
  for (const sample of preparer.end()) out.push(sample);
  return { out: Int16Array.from(out), facts: preparer.facts(), preparer };
}

const levelDb = (samples: Int16Array) =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length);

test('sound of an ordinary level passes through bit by bit', () => {
  const { out, facts } = prepared(voice(0.3));
  expect(
    firstDifference(
      out,
      Int16Array.from(voice(0.3), (sample) => Math.round(sample * 32_768)),
    ),
  ).toBeNull();
  expect(facts).toMatchObject({ gainDb: 0, hasOffset: false, hasHum: false, clipped: { count: 0, atMs: [] } });
});

test('sound that is to be left as it is passes through bit by bit, however quiet it is, with its offset and its hum', () => {
  const samples = voice(0.004).map((sample, i) => sample + 0.001 + 0.002 * Math.sin((2 * Math.PI * 50 * i) / 16_000));
  const preparer = new SoundPreparer({ channelCount: 1, channels: null, isApart: false, leavesLevel: true });
  const out = Int16Array.from([...preparer.add(samples), ...preparer.end()]);
  expect(
    firstDifference(
      out,
      Int16Array.from(samples, (sample) => Math.round(sample * 32_768)),
    ),
  ).toBeNull();
  expect(preparer.facts()).toMatchObject({ gainDb: 0, hasOffset: false });
  expect(preparer.isCleaned(0, 20_000)).toBe(false);
});

test.each([0.01, 0.001, 0.0003, 0.0001])(
  'sound whose peaks are at %f is raised to where speech is looked for',
  (peak) => {
    const { out, facts } = prepared(voice(peak));
    expect(levelDb(out)).toBeGreaterThan(-33);
    expect(levelDb(out)).toBeLessThan(-12);
    expect(facts.gainDb).toBeGreaterThan(3);
  },
);

test.each([1.5, 4, 31])('sound whose peaks are at %f of full scale is lowered and not cut off', (peak) => {
  const { out, facts } = prepared(voice(peak));
  expect(out.filter((sample) => Math.abs(sample) > 32_000).length).toBeLessThan(0.01 * out.length);
  expect(facts.gainDb).toBeLessThan(0);
  expect(facts.peak).toBeGreaterThan(1);
});

test.each([
  [0.3, 0.1],
  [0.3, -0.05],
  [0.001, 0.1],
  [0.05, 0.02],
  [0.02, 0.009],
  [0.025, -0.008],
])('of a voice of %f the offset %f is removed and reported', (peak, offset) => {
  const { out, facts } = prepared(voice(peak).map((sample) => sample + offset));
  const mean = out.reduce((sum, sample) => sum + sample, 0) / out.length / 32_768;
  expect(Math.abs(mean)).toBeLessThan(0.003);
  expect(levelDb(out)).toBeGreaterThan(-33);
  expect(facts.hasOffset).toBe(true);
});

test('where an offset or hum was taken out is known for each stretch, and nowhere else', () => {
  const clean = voice(0.3);
  const hum = (i: number) => 0.04 * Math.sin((2 * Math.PI * 50 * i) / 16_000);
  const cleanedAt = (samples: Float32Array) => {
    const preparer = new SoundPreparer({ channelCount: 1, channels: null, isApart: false });
    preparer.add(samples);
    preparer.end();
    const ms = length / 16;
    return [preparer.isCleaned(0, ms), preparer.isCleaned(ms, 2 * ms)];
  };
  expect(cleanedAt(Float32Array.from([...clean, ...clean]))).toEqual([false, false]);
  expect(cleanedAt(Float32Array.from([...clean, ...clean], (sample) => sample + 0.1))).toEqual([true, true]);
  expect(cleanedAt(Float32Array.from([...clean, ...clean], (sample, i) => sample + hum(i)))).toEqual([true, true]);
  const late = Float32Array.from([...clean, ...clean], (sample, i) => sample + (i < length ? 0 : hum(i)));
  const preparer = new SoundPreparer({ channelCount: 1, channels: null, isApart: false });
  preparer.add(late);
  preparer.end();
  const ms = length / 16;
  expect([preparer.isCleaned(0, ms - 2000), preparer.isCleaned(ms + 1000, 2 * ms)]).toEqual([false, true]);
});

test.each([130, 170, 310])('where an offset is taken out, a voice of %i Hz keeps its phases', (hz) => {
  const tone = Float32Array.from({ length }, (_, i) => 0.3 * Math.sin((2 * Math.PI * hz * i) / 16_000));
  const { out } = prepared(tone.map((sample) => sample + 0.1));
  const [from, to] = [16_000, length - 16_000];
  const difference = Int16Array.from(out.subarray(from, to), (sample, i) => sample - 32_768 * (tone[from + i] ?? 0));
  expect(levelDb(difference)).toBeLessThan(levelDb(out) - 35);
});

/** As a recorder makes of silence, for 20 s: of all frequencies, or mostly of low ones; from `from` s on louder. */
function hiss(level: number, isLow: boolean, from: number): Float32Array {
  let [state, low] = [7, 0];
  return Float32Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const white = (state / 2 ** 32 - 0.5) * level;
    low += 0.1 * (white - low);
    return (isLow ? 4 * low : white) * (i < from * 16_000 ? 0.3 : 1);
  });
}

test.each([
  ['white', false, 0],
  ['low', true, 0],
  ['white, and louder after a while', false, 3.5],
  ['low, and louder after a while', true, 7],
])('noise (%s) before a quiet voice is not raised to be a voice', (_, isLow, from) => {
  const noise = hiss(0.0005, isLow, from);
  const { out } = prepared(Float32Array.from([...noise, ...voice(0.01)]));
  // Until the voice comes, nothing is louder than the noise beside the raised voice.
  const loudest = Math.max(...Array.from({ length: 17 }, (_, s) => levelDb(out.slice(s * 16_000, (s + 1) * 16_000))));
  expect(loudest).toBeLessThan(-38);
  expect(levelDb(out.slice(length + 32_000))).toBeGreaterThan(-33);
});

test('clipped peaks are reported, at full scale and below; those of a voice are not', () => {
  const cut = (at: number) => voice(1.5).map((sample) => Math.max(-at, Math.min(at, sample)));
  expect(prepared(cut(1)).facts.clipped.count).toBe(1);
  expect(prepared(cut(0.3)).facts.clipped.count).toBe(1);
  expect(prepared(voice(0.9)).facts.clipped.count).toBe(0);
});

test('a loud moment in a quiet recording is limited, and what is around it stays raised', () => {
  const quiet = voice(0.002);
  for (let i = 160_000; i < 160_200; i += 1) quiet[i] = i % 8 < 4 ? 0.9 : -0.9;
  const { out } = prepared(quiet);
  expect(out.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0)).toBeLessThanOrEqual(32_767);
  expect(levelDb(out.subarray(0, 144_000))).toBeGreaterThan(-33);
  expect(levelDb(out.subarray(176_000))).toBeGreaterThan(-33);
});

test('the same samples give the same sound however they arrive', () => {
  const samples = voice(0.004).map((sample, i) => sample * (i > 150_000 ? 40 : 1) + 0.02);
  const { out } = prepared(samples, 5000);
  for (const pieceLength of [1, 333, 16_000, length]) {
    expect(firstDifference(prepared(samples, pieceLength).out, out)).toBeNull();
  }
});

test('two channels that stay apart are levelled each for itself', () => {
  const both = new Float32Array(2 * length);
  const [left, right] = [voice(0.3), voice(0.003)];
  for (let i = 0; i < length; i += 1) {
    both[2 * i] = left[i] ?? 0;
    both[2 * i + 1] = right[i] ?? 0;
  }
  const { out, preparer } = prepared(both, 5000, 2, true);
  expect(preparer.outputChannels).toBe(2);
  expect(out.length).toBe(both.length);
  const side = (which: number) => out.filter((_, i) => i % 2 === which);
  expect(Math.abs(levelDb(side(0)) - levelDb(side(1)))).toBeLessThan(8);
});

test('silence, and a recording shorter than a block, come out as they are', () => {
  expect(prepared(new Float32Array(5000)).out).toEqual(new Int16Array(5000));
  expect(prepared(new Float32Array(0)).out).toEqual(new Int16Array(0));
  expect(prepared(new Float32Array(length)).facts).toMatchObject({ gainDb: 0, loudestDb: null });
});
