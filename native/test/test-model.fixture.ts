import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** For tests: the model that the app brings along. */
export const demoModelPath = join(root, 'resources', 'models', 'ggml-demo-q8_0.bin');

/** For tests: a model of real dimensions with random weights. `micro` takes no time, `base` has 145 MB. */
export async function makeRandomModel(size: 'micro' | 'base', path: string): Promise<string> {
  await run(process.execPath, [join(root, 'scripts', 'native', 'make-random-model.mjs'), size, path]);
  return path;
}

/** For tests: where the parts of a model file lie. */
export interface ModelLayout {
  readonly melAt: number;
  readonly vocabularyAt: number;
  readonly tensorsAt: number;
}

export function layoutOf(model: Buffer): ModelLayout {
  const melAt = 48;
  const vocabularyAt = melAt + 8 + model.readInt32LE(melAt) * model.readInt32LE(melAt + 4) * 4;
  let tensorsAt = vocabularyAt + 4;
  for (let left = model.readInt32LE(vocabularyAt); left > 0; left -= 1) tensorsAt += 4 + model.readInt32LE(tensorsAt);
  return { melAt, vocabularyAt, tensorsAt };
}

/** For tests: offsets of the header's numbers. */
export const headerAt = {
  vocabularySize: 4,
  audioContext: 8,
  audioState: 12,
  audioHeads: 16,
  audioLayers: 20,
  textState: 28,
  textHeads: 32,
  melBands: 40,
  fileType: 44,
} as const;

/** For tests: writes a copy of `source` after `change` has had its way with the bytes. */
export async function writeChangedModel(
  source: string,
  path: string,
  change: (model: Buffer, layout: ModelLayout) => Uint8Array,
): Promise<string> {
  const model = await readFile(source);
  await writeFile(path, change(model, layoutOf(model)));
  return path;
}

/** For tests: takes the entry " " out of the vocabulary, at the same length. */
export function withoutSpaceToken(model: Buffer, { vocabularyAt }: ModelLayout): Buffer {
  let at = vocabularyAt + 4;
  for (let left = model.readInt32LE(vocabularyAt); left > 0; left -= 1) {
    const length = model.readInt32LE(at);
    if (length === 1 && model[at + 4] === 0x20) model[at + 4] = 0x01;
    at += 4 + length;
  }
  return model;
}
