import { existsSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../types.ts';
import { readOnnxHeader, refusalOf, type ExpectedTensor, type OnnxHeader } from './onnx-header.ts';
import { ProtobufError } from './protobuf.ts';
import { createWordPieces, type WordPieces } from './word-pieces.ts';

/** entities: a label for each word · classes: labels for a text · words: what a hidden word may be. */
export const textTasks = ['entities', 'classes', 'words'] as const;
export type TextTask = (typeof textTasks)[number];

/** A model of BERT's family, read and checked before any native code sees it. */
export interface TextModelFiles {
  readonly task: TextTask;
  readonly path: string;
  readonly vocabulary: string;
  readonly pieces: WordPieces;
  /** By their numbers; empty for `words`. */
  readonly labels: readonly string[];
  /** Each label is a question of its own; otherwise one of them holds. */
  readonly isEachAlone: boolean;
  /** As many pieces as it takes at once. */
  readonly maxPieces: number;
  readonly hasKinds: boolean;
  readonly network: Uint8Array;
}

/** Files of such a model, as they lie in its folder; the last one may be missing. */
export const textModelFileNames = ['model.onnx', 'vocab.txt', 'config.json', 'tokenizer_config.json'] as const;

const int64 = 7;
const float = 1;
const maxBytes = 1_500_000_000;
const maxPiecesAtOnce = 512;
export const pieceInputs = {
  ids: { name: 'input_ids', type: int64, sizes: [null, null] },
  mask: { name: 'attention_mask', type: int64, sizes: [null, null] },
  kinds: { name: 'token_type_ids', type: int64, sizes: [null, null] },
} as const satisfies Record<string, ExpectedTensor>;

/** What a folder is for by its `config.json`, without reading the network; null for what is no such model. */
export function textTaskOf(folder: string): TextTask | null {
  if (!existsSync(join(folder, 'model.onnx')) || !existsSync(join(folder, 'vocab.txt'))) return null;
  try {
    return taskOf(readFileSync(join(folder, 'config.json'), 'utf8'));
  } catch {
    return null;
  }
}

interface Config {
  readonly architectures?: readonly string[];
  readonly id2label?: Readonly<Record<string, string>>;
  readonly problem_type?: string;
  readonly max_position_embeddings?: number;
  readonly vocab_size?: number;
}

function taskOf(text: string): TextTask | null {
  const [name = ''] = (JSON.parse(text) as Config).architectures ?? [];
  if (name.endsWith('ForTokenClassification')) return 'entities';
  if (name.endsWith('ForSequenceClassification')) return 'classes';
  return name.endsWith('ForMaskedLM') ? 'words' : null;
}

/** Reads and checks all of it. Rejects with `bad-model`, and says which file and why. */
export async function readTextModel(folder: string): Promise<TextModelFiles> {
  const path = join(folder, 'model.onnx');
  const read = async (name: string) =>
    await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
      throw new EngineError('bad-model', `${name} of the text model cannot be read.`, error);
    });
  const config = parsed(await read('config.json'), 'config.json') as Config;
  const task = taskOf(JSON.stringify(config));
  if (task === null) throw new EngineError('bad-model', 'config.json does not say what the text model is for.');
  const { size: bytes } = await stat(path).catch((error: unknown) => {
    throw new EngineError('bad-model', 'model.onnx of the text model cannot be read.', error);
  });
  if (bytes > maxBytes) throw new EngineError('bad-model', 'The text model is too large.');
  const network = await readFile(path);
  const vocabulary = await read('vocab.txt');
  const pieces = createWordPieces(vocabulary, { isLowerCase: await isLowerCase(folder) });
  if (pieces === null || (task === 'words' && pieces.special.mask === null))
    throw new EngineError('bad-model', 'vocab.txt of the text model is damaged.');
  const labels = task === 'words' ? [] : labelsOf(config);
  const header = headerOf(network, task, task === 'words' ? pieces.size : labels.length);
  return {
    task,
    path,
    vocabulary,
    pieces,
    labels,
    isEachAlone: config.problem_type === 'multi_label_classification',
    maxPieces: Math.min(maxPiecesAtOnce, config.max_position_embeddings ?? maxPiecesAtOnce),
    hasKinds: header.inputs.some(({ name }) => name === pieceInputs.kinds.name),
    network,
  };
}

function labelsOf({ id2label = {} }: Config): readonly string[] {
  const labels = Object.keys(id2label).map((_, nth) => id2label[String(nth)]);
  if (labels.length === 0 || labels.some((label) => typeof label !== 'string' || label === ''))
    throw new EngineError('bad-model', 'config.json does not name the labels of the text model.');
  return labels as readonly string[];
}

function headerOf(network: Uint8Array, task: TextTask, size: number): OnnxHeader {
  try {
    const header = readOnnxHeader(network);
    const { ids, mask, kinds } = pieceInputs;
    const inputs = header.inputs.some(({ name }) => name === kinds.name) ? [ids, mask, kinds] : [ids, mask];
    const sizes = task === 'classes' ? [null, size] : [null, null, size];
    const refusal = refusalOf(header, { inputs, outputs: [{ name: 'logits', type: float, sizes }] });
    if (refusal !== null) throw new EngineError('bad-model', `The text model cannot be used: ${refusal}.`);
    return header;
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    throw new EngineError('bad-model', `The text model is damaged. ${error.message}`, error);
  }
}

async function isLowerCase(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'tokenizer_config.json'), 'utf8').catch(() => '{}');
  return (parsed(text, 'tokenizer_config.json') as { do_lower_case?: unknown }).do_lower_case === true;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EngineError('bad-model', `${name} of the text model is damaged.`, error);
  }
}
