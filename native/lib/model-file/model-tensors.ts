import type { Hyperparameters } from './hyperparameters.ts';
import type { ModelReader } from './model-reader.ts';
import { f16, f32, tensorTypes } from './tensor-types.ts';
import { EngineError } from '../types.ts';

export interface ExpectedTensor {
  readonly dims: readonly number[];
  readonly type: number;
}
export type ExpectedTensors = Map<string, ExpectedTensor>;

function addNorm(into: ExpectedTensors, name: string, width: number): void {
  into.set(`${name}.weight`, { dims: [width], type: f32 });
  into.set(`${name}.bias`, { dims: [width], type: f32 });
}

function addAttention(into: ExpectedTensors, name: string, width: number, type: number): void {
  for (const part of ['query', 'key', 'value', 'out']) {
    into.set(`${name}.${part}.weight`, { dims: [width, width], type });
    if (part !== 'key') into.set(`${name}.${part}.bias`, { dims: [width], type: f32 });
  }
  addNorm(into, `${name}_ln`, width);
}

function addBlock(into: ExpectedTensors, name: string, width: number, type: number): void {
  addAttention(into, `${name}.attn`, width, type);
  if (name.startsWith('decoder')) addAttention(into, `${name}.cross_attn`, width, type);
  into.set(`${name}.mlp.0.weight`, { dims: [width, 4 * width], type });
  into.set(`${name}.mlp.0.bias`, { dims: [4 * width], type: f32 });
  into.set(`${name}.mlp.2.weight`, { dims: [4 * width, width], type });
  into.set(`${name}.mlp.2.bias`, { dims: [width], type: f32 });
  addNorm(into, `${name}.mlp_ln`, width);
}

/** Name, shape (ggml's order, fastest first) and type of every tensor a model with these dimensions has. */
function expectedTensors(values: Hyperparameters): ExpectedTensors {
  const { audioState: width, matrixType: type } = values;
  const convolutionType = type === f32 ? f32 : f16;
  const all: ExpectedTensors = new Map([
    ['encoder.positional_embedding', { dims: [width, values.audioContext], type: f32 }],
    ['encoder.conv1.weight', { dims: [3, values.melBands, width], type: convolutionType }],
    ['encoder.conv1.bias', { dims: [1, width], type: f32 }],
    ['encoder.conv2.weight', { dims: [3, width, width], type: convolutionType }],
    ['encoder.conv2.bias', { dims: [1, width], type: f32 }],
    ['decoder.positional_embedding', { dims: [width, values.textContext], type: f32 }],
    ['decoder.token_embedding.weight', { dims: [width, values.vocabularySize], type }],
  ]);
  addNorm(all, 'encoder.ln_post', width);
  addNorm(all, 'decoder.ln', width);
  for (let layer = 0; layer < values.audioLayers; layer += 1) addBlock(all, `encoder.blocks.${layer}`, width, type);
  for (let layer = 0; layer < values.textLayers; layer += 1) addBlock(all, `decoder.blocks.${layer}`, width, type);
  return all;
}

function sizeInBytes({ dims, type }: ExpectedTensor): number {
  const values = dims.reduce((product, dim) => product * dim, 1);
  const storage = tensorTypes.get(type);
  const rowLength = dims[0] ?? 0;
  if (storage === undefined || rowLength % storage.blockSize !== 0) {
    throw new EngineError('bad-model', 'The model is stored in a format that does not fit its dimensions.');
  }
  return (values / storage.blockSize) * storage.blockBytes;
}

async function readTensor(reader: ModelReader, left: ExpectedTensors): Promise<void> {
  const [dimCount = 0, nameLength = 0, type] = await reader.int32s(3);
  // Parakeet's counters have no dimension.
  if (dimCount < 0 || dimCount > 4 || nameLength < 1 || nameLength > 256) {
    throw new EngineError('bad-model', 'The model file is damaged: a tensor in it has no readable name.');
  }
  const dims = await reader.int32s(dimCount);
  const name = (await reader.bytes(nameLength)).toString('latin1');
  const expected = left.get(name);
  if (expected === undefined) {
    throw new EngineError('bad-model', `The model file has a tensor that does not belong there: ${name}.`);
  }
  const hasShape = [0, 1, 2, 3].every((index) => (dims[index] ?? 1) === (expected.dims[index] ?? 1));
  if (!hasShape || type !== expected.type) {
    throw new EngineError('bad-model', `The model file is damaged: the tensor ${name} has a wrong shape or type.`);
  }
  reader.skip(sizeInBytes(expected));
  left.delete(name);
}

export async function checkTensors(reader: ModelReader, values: Hyperparameters): Promise<number> {
  return await walkTensors(reader, expectedTensors(values));
}

/** Walks all tensors to the exact end of the file without reading their values; returns how many there are. */
export async function walkTensors(reader: ModelReader, left: ExpectedTensors): Promise<number> {
  const count = left.size;
  while (reader.leftBytes > 0 && left.size > 0) await readTensor(reader, left);
  if (left.size > 0) {
    throw new EngineError('bad-model', `The model file is incomplete: ${left.size} of ${count} tensors are missing.`);
  }
  if (reader.leftBytes > 0) {
    throw new EngineError('bad-model', `The model file goes on for ${reader.leftBytes} bytes after its end.`);
  }
  return count;
}
