import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx, type WrittenNode } from './onnx-write.fixture.ts';

/** What words are, for a model that looks at each alone; others are the first label. */
export interface WordLabels {
  readonly labels: readonly string[];
  readonly words: Readonly<Record<string, string>>;
}

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const inputs = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({ name, type: 7, sizes: ['B', 'T'] }));
const sure = 6;
type Files = Readonly<Record<string, Uint8Array | string>>;

/** Marks words as entities, as BertForTokenClassification does. */
export function writeEntityModel(folder: string, { labels, words }: WordLabels, changed: Files = {}): string {
  const pieces = [...special, ...Object.keys(words)];
  const table = new Float32Array(pieces.length * labels.length);
  for (const [nth, piece] of pieces.entries())
    table[nth * labels.length + Math.max(0, labels.indexOf(words[piece] ?? ''))] = sure;
  const model = writeOnnx({
    nodes: [{ kind: 'Gather', inputs: ['table', 'input_ids'], outputs: ['logits'] }],
    inputs,
    outputs: [{ name: 'logits', sizes: ['B', 'T', labels.length] }],
    weights: [{ name: 'table', sizes: [pieces.length, labels.length], data: table }],
  });
  return write(folder, { architecture: 'BertForTokenClassification', labels, pieces, model, changed });
}

/** Marks texts by any of their words, as BertForSequenceClassification does. */
export function writeClassModel(folder: string, { labels, words }: WordLabels, changed: Files = {}): string {
  const pieces = [...special, ...Object.keys(words)];
  const table = new Float32Array(pieces.length * labels.length).fill(-sure);
  for (const [nth, piece] of pieces.entries()) {
    const at = labels.indexOf(words[piece] ?? '');
    if (at >= 0) table[nth * labels.length + at] = sure;
  }
  const model = writeOnnx({
    nodes: [
      { kind: 'Gather', inputs: ['table', 'input_ids'], outputs: ['each'] },
      { kind: 'ReduceMax', inputs: ['each'], outputs: ['logits'], numbers: { axes: [1], keepdims: 0 } },
    ],
    inputs,
    outputs: [{ name: 'logits', sizes: ['B', labels.length] }],
    weights: [{ name: 'table', sizes: [pieces.length, labels.length], data: table }],
  });
  const more = { problem_type: 'multi_label_classification' };
  return write(folder, { architecture: 'BertForSequenceClassification', labels, pieces, model, changed, more });
}

/** Says which words go together, as BertForMaskedLM does: a gap is filled with what goes with the words around it. */
export function writeWordsModel(folder: string, together: readonly (readonly string[])[], changed: Files = {}): string {
  const pieces = [...special, ...new Set(together.flat())];
  const size = pieces.length;
  const table = new Float32Array(size * size);
  for (const words of together) {
    for (const one of words)
      for (const other of words)
        if (one !== other) table[pieces.indexOf(one) * size + pieces.indexOf(other)] = sure * 4;
  }
  const nodes: readonly WrittenNode[] = [
    { kind: 'Gather', inputs: ['table', 'input_ids'], outputs: ['each'] },
    { kind: 'ReduceMean', inputs: ['each'], outputs: ['mean'], numbers: { axes: [1], keepdims: 1 } },
    { kind: 'Sub', inputs: ['each', 'each'], outputs: ['nothing'] },
    { kind: 'Add', inputs: ['nothing', 'mean'], outputs: ['logits'] },
  ];
  const model = writeOnnx({
    nodes,
    inputs,
    outputs: [{ name: 'logits', sizes: ['B', 'T', size] }],
    weights: [{ name: 'table', sizes: [size, size], data: table }],
  });
  return write(folder, { architecture: 'BertForMaskedLM', labels: [], pieces, model, changed });
}

interface Written {
  readonly architecture: string;
  readonly labels: readonly string[];
  readonly pieces: readonly string[];
  readonly model: Uint8Array;
  readonly changed: Files;
  readonly more?: Readonly<Record<string, unknown>>;
}

function write(folder: string, { architecture, labels, pieces, model, changed, more = {} }: Written): string {
  mkdirSync(folder, { recursive: true });
  const config = {
    architectures: [architecture],
    model_type: 'bert',
    max_position_embeddings: 512,
    id2label: Object.fromEntries(labels.entries()),
    ...more,
  };
  const files: Files = {
    'model.onnx': model,
    'vocab.txt': `${pieces.join('\n')}\n`,
    'config.json': JSON.stringify(config),
    'tokenizer_config.json': JSON.stringify({ do_lower_case: false }),
    ...changed,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
