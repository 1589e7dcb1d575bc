import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** For tests: the samples of a 16 kHz mono WAV. `interview` is the sample of two minutes, the others are short. */
export async function readTestRecording(name: string): Promise<Int16Array> {
  const folder = name === 'interview' ? ['resources', 'samples'] : ['tests', 'fixtures', 'speech'];
  const wav = await readFile(join(root, ...folder, `${name}.wav`));
  const dataAt = wav.indexOf('data') + 8;
  const samples = new Int16Array((wav.length - dataAt) >> 1);
  return samples.map((_, index) => wav.readInt16LE(dataAt + index * 2));
}
