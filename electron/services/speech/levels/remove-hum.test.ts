import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { firstDifference } from '#services/acoustics/first-difference.fixture.ts';
import { HumRemover } from './remove-hum.ts';

const rateHz = 16_000;

function speech(): Float32Array {
  const wav = readFileSync('tests/fixtures/speech/short05.wav');
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  return Float32Array.from({ length: (wav.length - from) >> 1 }, (_, i) => wav.readInt16LE(from + 2 * i) / 32_768);
}

const tone = (length: number, hz: number, level: number, phase = 0.7) =>
  Float32Array.from({ length }, (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rateHz + phase));

function noise(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 0.2 * (state / 2 ** 32 - 0.5);
  });
}

const sumOf = (...sounds: readonly Float32Array[]) =>
  Float32Array.from({ length: sounds[0]!.length }, (_, i) => sounds.reduce((sum, sound) => sum + sound[i]!, 0));

function cleaned(samples: Float32Array, pieceLength = 4000) {
  const remover = new HumRemover();
  const pieces: Float32Array[] = [];
  for (let at = 0; at < samples.length; at += pieceLength) {
    pieces.push(...remover.add(samples.subarray(at, at + pieceLength)));
  }
  pieces.push(...remover.end());
  const out = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return { out, hasHum: remover.hasHum };
}

const levelDb = (samples: Float32Array) =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length + 1e-14);
const differenceDb = (one: Float32Array, other: Float32Array) => levelDb(one.map((sample, i) => sample - other[i]!));

const voice = speech();
/** Of hum: its frequency, the levels of the fundamental and of what belongs to it. */
const hums = [
  ['50 Hz', 50, [0.04]],
  ['60 Hz and louder than the voice', 60, [0.3]],
  ['50 Hz with what rectifiers make of it', 50, [0.01, 0.05, 0.005, 0.03, 0.01, 0.02, 0, 0.01]],
  ['60 Hz with its third and fifth only', 60, [0, 0, 0.03, 0, 0.02]],
  ['a net that runs slow', 49.93, [0.03, 0.03, 0.02, 0.02, 0.01]],
  ['a net that runs fast', 60.06, [0.03, 0.03, 0.02, 0.02, 0.01]],
] as const;

describe.each(hums)('%s', (_, hz, levels) => {
  const hum = sumOf(...levels.map((level, nth) => tone(voice.length, hz * (nth + 1), level, nth + 0.3)));

  test('is taken out, and the voice stays', () => {
    const { out, hasHum } = cleaned(sumOf(voice, hum));
    expect(hasHum).toBe(true);
    expect(differenceDb(out, voice)).toBeLessThan(Math.min(levelDb(hum) - 20, levelDb(voice) - 15));
  });

  test.each([
    [6, 99],
    [0, 9],
    [4, 15],
  ])('is taken out from %i s to %i s, and nothing is left of it a second after it began', (from, to) => {
    const twice = Float32Array.from([...voice, ...voice]);
    const all = sumOf(...levels.map((level, nth) => tone(twice.length, hz * (nth + 1), level, nth + 0.3)));
    const hum = all.map((sample, i) => (i < from * rateHz || i >= to * rateHz ? 0 : sample));
    const { out } = cleaned(sumOf(twice, hum));
    const [first, end] = [(from + 1) * rateHz, Math.min(twice.length, (to - 1) * rateHz)];
    expect(differenceDb(out.subarray(first, end), twice.subarray(first, end))).toBeLessThan(levelDb(all) - 15);
    const outside = [twice.subarray(0, (from - 1) * rateHz), out.subarray(0, (from - 1) * rateHz)] as const;
    if (from > 0) expect(differenceDb(...outside)).toBeLessThan(levelDb(all) - 15);
  });
});

test.each([2, 3.3])('where recordings were joined, hum of %f rad another phase is taken out on both sides', (phase) => {
  const twice = Float32Array.from([...voice, ...voice]);
  const [first, second] = [tone(voice.length, 60, 0.05, 0.2), tone(voice.length, 60, 0.05, 0.2 + phase)];
  const hum = Float32Array.from([...first, ...second]);
  const { out } = cleaned(sumOf(twice, hum));
  const join = voice.length;
  for (const [from, to] of [
    [0, join - rateHz / 50],
    [join + rateHz / 50, out.length],
  ] as const) {
    expect(differenceDb(out.subarray(from, to), twice.subarray(from, to))).toBeLessThan(levelDb(hum) - 35);
  }
});

describe('sound without hum passes through bit by bit:', () => {
  test.each([
    ['speech', voice],
    ['nothing', new Float32Array(100_000)],
    ['a tone of another pitch', tone(160_000, 440, 0.2)],
    ['a tone beside the mains', tone(160_000, 55, 0.2)],
    ['noise', noise(160_000, 1)],
    ['other noise', noise(640_000, 2)],
    ['noise of an odd number', noise(160_001, 3)],
    ['a moment', voice.subarray(0, 9000)],
    ['two moments', voice.subarray(0, 20_000)],
  ])('%s', (_, sound) => {
    const { out, hasHum } = cleaned(sound);
    expect(firstDifference(out, sound)).toBeNull();
    expect(hasHum).toBe(false);
  });
});

test('the same samples give the same sound however they arrive', () => {
  const humming = sumOf(voice, tone(voice.length, 50, 0.05), tone(voice.length, 150, 0.02)).subarray(0, 90_000);
  const { out } = cleaned(humming);
  expect(out.length).toBe(humming.length);
  for (const pieceLength of [777, 8000, 90_000]) {
    expect(firstDifference(cleaned(humming, pieceLength).out, out)).toBeNull();
  }
});
