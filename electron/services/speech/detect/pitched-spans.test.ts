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

test('silence and a moment of sound have none', () => {
  expect(pitchedSpans(new Int16Array(length))).toEqual([]);
  expect(pitchedSpans(new Int16Array(100))).toEqual([]);
});
