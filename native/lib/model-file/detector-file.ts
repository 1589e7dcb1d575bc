import { readFile, stat } from 'node:fs/promises';
import { f16, f32 } from './tensor-types.ts';
import { EngineError } from '../types.ts';

const magic = 0x67_67_6d_6c;
const modelType = 'silero-16k';
/** Window, context, the layers of the encoder (in, out, kernel), then widths: all that the engine allocates by. */
const numbers = [512, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1] as const;

export interface DetectorTensor {
  readonly name: string;
  /** Fastest first. */
  readonly dims: readonly number[];
  readonly type: number;
}

function encoderLayer(index: number, from: number, to: number): readonly DetectorTensor[] {
  const name = `_model.encoder.${index}.reparam_conv`;
  return [
    { name: `${name}.weight`, dims: [3, from, to], type: f16 },
    { name: `${name}.bias`, dims: [to], type: f32 },
  ];
}

/** What a Silero model of whisper.cpp's conversion holds, in the order of the file. */
export const detectorTensors: readonly DetectorTensor[] = [
  ...encoderLayer(0, 129, 128),
  ...encoderLayer(1, 128, 64),
  ...encoderLayer(2, 64, 64),
  ...encoderLayer(3, 64, 128),
  { name: '_model.decoder.rnn.weight_ih', dims: [128, 512], type: f32 },
  { name: '_model.decoder.rnn.weight_hh', dims: [128, 512], type: f32 },
  { name: '_model.decoder.rnn.bias_ih', dims: [512], type: f32 },
  { name: '_model.decoder.rnn.bias_hh', dims: [512], type: f32 },
  { name: '_model.decoder.decoder.2.weight', dims: [128], type: f16 },
  { name: '_model.decoder.decoder.2.bias', dims: [], type: f32 },
  { name: '_model.stft.forward_basis_buffer', dims: [256, 1, 258], type: f16 },
];

function int32s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32LE(value, 4 * index));
  return bytes;
}

/** The beginning of the file; the version of Silero is not fixed. */
export function detectorHeader(version: readonly [number, number, number]): Buffer {
  const type = Buffer.from(modelType, 'latin1');
  return Buffer.concat([int32s([magic, type.length]), type, int32s([...version, ...numbers])]);
}

/** What stands before a tensor's values. */
export function detectorTensorHeader({ name, dims, type }: DetectorTensor): Buffer {
  return Buffer.concat([int32s([dims.length, name.length, type, ...dims]), Buffer.from(name, 'latin1')]);
}

export function detectorTensorBytes({ dims, type }: DetectorTensor): number {
  return dims.reduce((product, dim) => product * dim, type === f16 ? 2 : 4);
}

function bad(detail: string, cause?: unknown): EngineError {
  return new EngineError('bad-model', detail, cause);
}

function checkTensors(file: Buffer, start: number): void {
  let at = start;
  for (const tensor of detectorTensors) {
    const header = detectorTensorHeader(tensor);
    if (!file.subarray(at, at + header.length).equals(header)) {
      throw bad("The speech detector's model is damaged: a tensor is not as it should be.");
    }
    at += header.length + detectorTensorBytes(tensor);
  }
  if (at !== file.length) throw bad("The speech detector's model has a wrong length.");
}

/**
 * Throws EngineError `bad-model` for whatever is not exactly of Silero's shape: the engine would believe every number in
 * the file. Says nothing about whether the weights are the right ones.
 */
export async function checkDetectorFile(path: string): Promise<void> {
  const facts = await stat(path).catch((error: unknown) => {
    throw bad("The speech detector's model is not there.", error);
  });
  const header = detectorHeader([0, 0, 0]);
  // A megabyte; whatever is much larger is another thing, and not worth reading.
  if (!facts.isFile() || facts.size > 4_000_000) throw bad("This is not a speech detector's model.");
  const file = await readFile(path).catch((error: unknown) => {
    throw bad("The speech detector's model cannot be read.", error);
  });
  const versionAt = 8 + modelType.length;
  const begins = file.subarray(0, versionAt).equals(header.subarray(0, versionAt));
  if (!begins) throw bad("This is not a speech detector's model.");
  if (!file.subarray(versionAt + 12, header.length).equals(header.subarray(versionAt + 12))) {
    throw bad("The speech detector's model has a damaged header.");
  }
  checkTensors(file, header.length);
}
