import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cutMs } from './wav-length.ts';

const wav = readFileSync(path.resolve('tests/fixtures/speech/short01.wav'));
const lengthAt = wav.indexOf('data') + 4;
const withLength = (length: number) => {
  const copy = Buffer.from(wav);
  copy.writeUInt32LE(length, lengthAt);
  return copy;
};

test('a whole file is not cut, and one that was cut tells its former length', () => {
  expect(cutMs(wav, wav.length)).toBeNull();
  expect(cutMs(wav.subarray(0, 100_000), 100_000)).toBeCloseTo(10_190, -1);
  expect(cutMs(wav, wav.length - 1)).toBeCloseTo(10_190, -1);
});

test.each([0, 0xff_ff_ff_ff, 0x7f_ff_ff_ff])('%i as length means that nobody knew', (length) => {
  expect(cutMs(withLength(length), wav.length)).toBeNull();
});

test('what is no WAV, or a header without rate or data, says nothing', () => {
  for (const bytes of ['', 'RIFF', 'RIFFxxxxWAVE', 'RIFFxxxxWAVEdata\x10\0\0\0']) {
    expect(cutMs(Buffer.from(bytes, 'latin1'), 12)).toBeNull();
  }
  for (let length = 0; length < 60; length += 1) expect(() => cutMs(wav.subarray(0, length), length)).not.toThrow();
});
