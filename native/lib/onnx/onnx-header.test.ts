import { expect, test } from 'vitest';
import { writeOnnx, type WrittenModel } from '../../test/onnx-write.fixture.ts';
import { toneEncoder } from '../../test/tone-model.fixture.ts';
import { readOnnxHeader, refusalOf } from './onnx-header.ts';
import { ProtobufError } from './protobuf.ts';

const model: WrittenModel = {
  nodes: [{ kind: 'Identity', inputs: ['x'], outputs: ['y'] }],
  inputs: [{ name: 'x', sizes: [1, 'N'] }],
  outputs: [{ name: 'y', sizes: [1, 'N'] }],
  weights: [{ name: 'w', sizes: [2], data: Float32Array.of(1, 2) }],
};
const expected = {
  inputs: [{ name: 'x', type: 1, sizes: [1, null] }],
  outputs: [{ name: 'y', type: 1, sizes: [1, null] }],
};
const refusal = (changes: Partial<WrittenModel>) =>
  refusalOf(readOnnxHeader(writeOnnx({ ...model, ...changes })), expected);

test('a model says its operations, inputs and outputs', () => {
  const { kinds, inputs, outputs, isExternal } = readOnnxHeader(toneEncoder());
  expect([...kinds]).toEqual(['Conv', 'Add']);
  expect(inputs.map(({ name, type, sizes }) => [name, type, sizes])).toEqual([
    ['audio_signal', 1, ['B', 64, 'T']],
    ['length', 7, ['B']],
  ]);
  expect(outputs[0]?.sizes).toEqual(['B', 12, 'T2']);
  expect(isExternal).toBe(false);
});

test('a model of the expected shapes is not refused', () => {
  expect(refusal({})).toBeNull();
});

test.for<[string, Partial<WrittenModel>, RegExp]>([
  ['weights in another file', { isExternal: true }, /outside/],
  ['operations of a foreign domain', { nodes: [{ kind: 'Run', inputs: ['x'], outputs: ['y'], domain: 'evil' }] }, /^$/],
  ['operations that are too new', { opset: 99 }, /version 99/],
  ['operations that are too old', { opset: 3 }, /version 3/],
  ['another input', { inputs: [{ name: 'z', sizes: [1, 'N'] }] }, /no x/],
  ['one input more', { inputs: [...model.inputs, { name: 'z', sizes: [1] }] }, /2 inputs/],
  ['another kind of number', { inputs: [{ name: 'x', type: 7, sizes: [1, 'N'] }] }, /shape/],
  ['another size', { outputs: [{ name: 'y', sizes: [2, 'N'] }] }, /shape/],
  ['another number of sizes', { outputs: [{ name: 'y', sizes: [1] }] }, /shape/],
])('%s', ([, changes, why]) => {
  if (why.source === '^$') {
    expect([...readOnnxHeader(writeOnnx({ ...model, ...changes })).kinds]).toEqual(['evil:Run']);
  } else expect(refusal(changes)).toMatch(why);
});

test('2,000 damaged files are read or refused, and nothing else happens', () => {
  const good = toneEncoder();
  let seed = 7;
  const random = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % limit;
  };
  let refused = 0;
  for (let nth = 0; nth < 2000; nth += 1) {
    const bytes = Buffer.from(good.subarray(0, nth % 3 === 0 ? random(good.length) : good.length));
    for (let i = 0; i < 1 + random(4) && bytes.length > 0; i += 1)
      bytes[random(Math.min(bytes.length, 600))] = random(256);
    try {
      readOnnxHeader(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(ProtobufError);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(500);
});
