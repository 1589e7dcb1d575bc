import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx, type WrittenNode, type WrittenTensor } from './onnx-write.fixture.ts';

/** A network of BERT's real operations in a published shape, with random weights: it says nothing, and proves the loader. */
export interface BertShape {
  readonly architecture: 'BertForTokenClassification' | 'BertForSequenceClassification' | 'BertForMaskedLM';
  readonly pieces: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly inner: number;
  readonly positions: number;
  readonly labels: readonly string[];
}

/** Shapes of the candidates of docs/text-analyses.md; the words are their vocabulary's number. */
export const publishedShapes = {
  tiny2: { pieces: 83_828, width: 312, layers: 3, heads: 12, inner: 600, positions: 2048 },
  tiny: { pieces: 29_564, width: 312, layers: 3, heads: 12, inner: 600, positions: 512 },
  base: { pieces: 28_996, width: 768, layers: 12, heads: 12, inner: 3072, positions: 512 },
} as const;

const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz';

export function writeBertShape(folder: string, shape: BertShape): string {
  const graph = new Graph(shape.width);
  const { pieces, width, layers, labels, architecture } = shape;
  graph.embed(shape);
  for (let layer = 0; layer < layers; layer += 1) graph.layer(layer, shape);
  const isWhole = architecture === 'BertForSequenceClassification';
  const size = architecture === 'BertForMaskedLM' ? pieces : labels.length;
  if (isWhole) {
    graph.add('Gather', [graph.current, graph.ints('first', [], [0])], ['pooled'], { axis: 1 });
    graph.linear('pooled', 'logits', width, size);
  } else graph.linear(graph.current, 'logits', width, size);
  mkdirSync(folder, { recursive: true });
  const model = writeOnnx({
    nodes: graph.nodes,
    weights: graph.weights,
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({ name, type: 7, sizes: ['B', 'T'] })),
    outputs: [{ name: 'logits', sizes: isWhole ? ['B', size] : ['B', 'T', size] }],
  });
  writeFileSync(join(folder, 'model.onnx'), model);
  writeFileSync(join(folder, 'vocab.txt'), `${vocabularyOf(pieces).join('\n')}\n`);
  const config = {
    architectures: [architecture],
    model_type: 'bert',
    vocab_size: pieces,
    max_position_embeddings: shape.positions,
    id2label: Object.fromEntries(labels.entries()),
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  return folder;
}

function vocabularyOf(count: number): readonly string[] {
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
  const single = Array.from(letters).flatMap((letter) => [letter, `##${letter}`]);
  const known = [...special, ...single];
  return Array.from({ length: count }, (_, nth) => known[nth] ?? `слово${nth}`);
}

class Graph {
  /** Where the state of the words is by now. */
  current = '';
  readonly nodes: WrittenNode[] = [];
  readonly weights: WrittenTensor[] = [];
  private readonly width: number;
  private count = 0;
  private state = 1;

  constructor(width: number) {
    this.width = width;
  }

  add(kind: string, inputs: readonly string[], outputs: readonly string[], numbers?: WrittenNode['numbers']): void {
    this.nodes.push({ kind, inputs, outputs, ...(numbers && { numbers }) });
  }

  ints(name: string, sizes: readonly number[], values: readonly number[]): string {
    this.count += 1;
    const unique = `${name}${this.count}`;
    this.weights.push({ name: unique, sizes, data: BigInt64Array.from(values, BigInt) });
    return unique;
  }

  floats(name: string, sizes: readonly number[], fill: number | null = null): string {
    this.count += 1;
    const unique = `${name}${this.count}`;
    const data = new Float32Array(sizes.reduce((all, size) => all * size, 1));
    for (let at = 0; at < data.length; at += 1) data[at] = fill ?? this.next();
    this.weights.push({ name: unique, sizes, data });
    return unique;
  }

  embed({ pieces, width, positions }: BertShape): void {
    this.add('Gather', [this.floats('words', [pieces, width]), 'input_ids'], ['byWord']);
    this.add('Gather', [this.floats('kinds', [2, width]), 'token_type_ids'], ['byKind']);
    this.add('Shape', ['input_ids'], ['size']);
    this.add('Slice', ['size', this.ints('from', [1], [1]), this.ints('to', [1], [2])], ['length']);
    const table = this.floats('positions', [positions, width]);
    this.add('Slice', [table, this.ints('from', [1], [0]), 'length', this.ints('axis', [1], [0])], ['byPlace']);
    this.add('Add', ['byWord', 'byKind'], ['typed']);
    this.add('Add', ['typed', 'byPlace'], ['placed']);
    this.norm('placed', 'x0');
    this.add('Cast', ['attention_mask'], ['asked'], { to: 1 });
    this.add('Sub', [this.floats('one', [], 1), 'asked'], ['unasked']);
    this.add('Mul', ['unasked', this.floats('never', [], -10_000)], ['hidden']);
    this.add('Unsqueeze', ['hidden', this.ints('axes', [2], [1, 2])], ['mask']);
    this.current = 'x0';
  }

  layer(nth: number, { width, heads, inner }: BertShape): void {
    const from = this.current;
    const size = width / heads;
    const shape = this.ints('heads', [4], [0, 0, heads, size]);
    for (const part of ['q', 'k', 'v']) {
      this.linear(from, `${part}${nth}`, width, width);
      this.add('Reshape', [`${part}${nth}`, shape], [`${part}s${nth}`]);
      // Keys are turned over as well, so that they are multiplied with questions.
      const perm = part === 'k' ? [0, 2, 3, 1] : [0, 2, 1, 3];
      this.add('Transpose', [`${part}s${nth}`], [`${part}t${nth}`], { perm });
    }
    this.add('MatMul', [`qt${nth}`, `kt${nth}`], [`raw${nth}`]);
    this.add('Mul', [`raw${nth}`, this.floats('scale', [], 1 / Math.sqrt(size))], [`scaled${nth}`]);
    this.add('Add', [`scaled${nth}`, 'mask'], [`masked${nth}`]);
    this.add('Softmax', [`masked${nth}`], [`shares${nth}`], { axis: -1 });
    this.add('MatMul', [`shares${nth}`, `vt${nth}`], [`seen${nth}`]);
    this.add('Transpose', [`seen${nth}`], [`back${nth}`], { perm: [0, 2, 1, 3] });
    this.add('Reshape', [`back${nth}`, this.ints('whole', [3], [0, 0, width])], [`flat${nth}`]);
    this.linear(`flat${nth}`, `out${nth}`, width, width);
    this.add('Add', [`out${nth}`, from], [`sum${nth}`]);
    this.norm(`sum${nth}`, `normed${nth}`);
    this.linear(`normed${nth}`, `wide${nth}`, width, inner);
    this.gelu(`wide${nth}`, `gelu${nth}`);
    this.linear(`gelu${nth}`, `narrow${nth}`, inner, width);
    this.add('Add', [`narrow${nth}`, `normed${nth}`], [`total${nth}`]);
    this.norm(`total${nth}`, `y${nth}`);
    this.current = `y${nth}`;
  }

  linear(from: string, to: string, inputs: number, outputs: number): void {
    this.add('MatMul', [from, this.floats('w', [inputs, outputs])], [`${to}_product`]);
    this.add('Add', [`${to}_product`, this.floats('b', [outputs])], [to]);
  }

  private norm(from: string, to: string): void {
    this.add('ReduceMean', [from], [`${to}_mean`], { axes: [-1], keepdims: 1 });
    this.add('Sub', [from, `${to}_mean`], [`${to}_centred`]);
    this.add('Mul', [`${to}_centred`, `${to}_centred`], [`${to}_square`]);
    this.add('ReduceMean', [`${to}_square`], [`${to}_variance`], { axes: [-1], keepdims: 1 });
    this.add('Add', [`${to}_variance`, this.floats('epsilon', [], 1e-12)], [`${to}_safe`]);
    this.add('Sqrt', [`${to}_safe`], [`${to}_deviation`]);
    this.add('Div', [`${to}_centred`, `${to}_deviation`], [`${to}_unit`]);
    this.add('Mul', [`${to}_unit`, this.floats('gain', [this.width], 1)], [`${to}_scaled`]);
    this.add('Add', [`${to}_scaled`, this.floats('shift', [this.width], 0)], [to]);
  }

  private gelu(from: string, to: string): void {
    this.add('Div', [from, this.floats('root', [], Math.SQRT2)], [`${to}_divided`]);
    this.add('Erf', [`${to}_divided`], [`${to}_erf`]);
    this.add('Add', [`${to}_erf`, this.floats('one', [], 1)], [`${to}_half`]);
    this.add('Mul', [from, `${to}_half`], [`${to}_product`]);
    this.add('Mul', [`${to}_product`, this.floats('half', [], 0.5)], [to]);
  }

  /** Between −0.05 and 0.05, always the same. */
  private next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return (this.state / 2 ** 32 - 0.5) / 10;
  }
}
