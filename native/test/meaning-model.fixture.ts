import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx } from './onnx-write.fixture.ts';

/** A sentence encoder of BERT's shape that knows which of these words mean alike: a direction for each line. */
const meanings = [
  ['деньги', 'рубли', 'наличные', 'валюта', 'money', 'cash'],
  ['завтра', 'вечером', 'утром', 'ночью', 'tomorrow'],
  ['кот', 'собака', 'попугай', 'хомяк', 'cat'],
  ['дом', 'квартира', 'дача', 'комната', 'house'],
];
const size = 8;

export function writeMeaningModel(folder: string, changed: Readonly<Record<string, Uint8Array | string>> = {}): string {
  const words = meanings.flatMap((line, nth) => line.map((word) => [word, nth] as const));
  const pieces = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...words.map(([word]) => word), '##ми', '##у'];
  const table = new Float32Array(pieces.length * size);
  words.forEach(([, meaning], nth) => (table[(nth + 4) * size + meaning] = 1));
  const model = writeOnnx({
    nodes: [{ kind: 'Gather', inputs: ['table', 'input_ids'], outputs: ['last_hidden_state'] }],
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({ name, type: 7, sizes: ['B', 'T'] })),
    outputs: [{ name: 'last_hidden_state', sizes: ['B', 'T', size] }],
    weights: [{ name: 'table', sizes: [pieces.length, size], data: table }],
  });
  mkdirSync(folder, { recursive: true });
  const files = { 'model.onnx': model, 'vocab.txt': `${pieces.join('\n')}\n`, ...changed };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
