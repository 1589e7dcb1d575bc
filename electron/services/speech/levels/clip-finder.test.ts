import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ClipFinder } from './clip-finder.ts';

const blockSamples = 4000;
const fixture = (name: string) => {
  const wav = readFileSync(`tests/fixtures/speech/${name}.wav`);
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  return Float32Array.from({ length: (wav.length - from) >> 1 }, (_, i) => wav.readInt16LE(from + 2 * i) / 32_768);
};
const voice = fixture('short05');
/** The same voice again and again, with full scale at its loudest. */
const long = (seconds: number) => {
  const peak = voice.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  return Float32Array.from({ length: seconds * 16_000 }, (_, i) => (voice[i % voice.length] ?? 0) / peak);
};
const cut = (samples: Float32Array, gain: number, level: number) =>
  samples.map((sample) => Math.max(-level, Math.min(level, sample * gain)));
/** What MP3 and a resampler leave of a flat peak. */
const smoothed = (samples: Float32Array) =>
  samples.map((sample, i) => 0.5 * sample + 0.3 * (samples[i - 1] ?? 0) + 0.2 * (samples[i + 1] ?? 0));

function found(samples: Float32Array): ClipFinder {
  const finder = new ClipFinder(250);
  for (let at = 0; at < samples.length; at += blockSamples) finder.add(samples.subarray(at, at + blockSamples));
  return finder;
}

describe('clipped from the first moment to the last, it is one place:', () => {
  test.each([
    ['at full scale', cut(long(60), 8, 1)],
    ['at half of it, as after a fader', cut(long(60), 8, 0.5)],
    ['on the one side that an offset reaches', long(60).map((sample) => Math.max(-1, Math.min(1, sample * 5 + 0.5)))],
    ['smoothed by a codec', smoothed(cut(long(60), 10, 0.5))],
    ['in a short recording', cut(long(5), 8, 1)],
  ])('%s', (_, samples) => {
    const { count, atMs } = found(samples).places();
    expect(count).toBe(1);
    expect(atMs[0]).toBeLessThan(3000);
  });
});

test('where only a part is clipped, its place is named, and nothing else', () => {
  const samples = long(120);
  samples.set(cut(samples.subarray(45 * 16_000, 55 * 16_000), 8, 1), 45 * 16_000);
  samples.set(cut(samples.subarray(96 * 16_000, 102 * 16_000), 8, 0.9), 96 * 16_000);
  const finder = found(samples);
  const { count, atMs } = finder.places();
  expect(count).toBe(2);
  expect(atMs[0]).toBeGreaterThanOrEqual(44_000);
  expect(atMs[0]).toBeLessThan(50_000);
  expect(atMs[1]).toBeGreaterThanOrEqual(95_000);
  expect(atMs[1]).toBeLessThan(100_000);
  expect([finder.isClipped(46_000, 54_000), finder.isClipped(5000, 34_000)]).toEqual([true, false]);
});

test('of many places the first twenty are kept, and all are counted', () => {
  const samples = long(11 * 60);
  for (let second = 0; second < 11 * 60; second += 30) {
    const [from, to] = [second * 16_000, (second + 8) * 16_000];
    samples.set(cut(samples.subarray(from, to), 8, 1), from);
  }
  const { count, atMs } = found(samples).places();
  expect([count, atMs.length]).toEqual([22, 20]);
});

describe('nothing is clipped in', () => {
  const tone = (hz: number) =>
    Float32Array.from({ length: 320_000 }, (_, i) => 0.9 * Math.sin((i * 2 * Math.PI * hz) / 16_000));
  const higher = tone(331);
  test.each([
    ['a voice at full scale', long(60)],
    ['another voice', fixture('short10')],
    ['a tone', tone(220)],
    ['two tones', tone(220).map((sample, i) => (sample + (higher[i] ?? 0)) / 2)],
    ['silence', new Float32Array(320_000)],
  ])('%s', (_, samples) => {
    expect(found(samples).places()).toEqual({ count: 0, atMs: [] });
  });
});
