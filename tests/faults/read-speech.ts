import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The first seconds of the sample, 16 kHz mono. */
export function readSpeech(seconds: number): Int16Array {
  const wav = readFileSync(path.resolve(import.meta.dirname, '../../resources/samples/interview.wav'));
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  return Int16Array.from({ length: seconds * 16_000 }, (_, index) => wav.readInt16LE(from + index * 2));
}
