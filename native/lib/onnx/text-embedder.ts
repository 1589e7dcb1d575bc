import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../types.ts';
import { readOnnxHeader, refusalOf, type OnnxHeader } from './onnx-header.ts';
import { ProtobufError } from './protobuf.ts';
import { loadOnnxRuntime } from './runtime.ts';
import { createWordPieces } from './word-pieces.ts';

/** Texts as directions in space: those that mean alike point alike. */
export interface TextEmbedder {
  /** SHA-256 of the network and its vocabulary. */
  readonly hash: string;
  readonly size: number;
  /** Of length 1; of a text without a word that the model knows, whatever the network says of none. */
  embed(text: string): Promise<Float32Array>;
}

const int64 = 7;
const float = 1;
const maxBytes = 1_500_000_000;
const maxPieces = 128;
const ids = { name: 'input_ids', type: int64, sizes: [null, null] } as const;
const mask = { name: 'attention_mask', type: int64, sizes: [null, null] } as const;
const kinds = { name: 'token_type_ids', type: int64, sizes: [null, null] } as const;
const outputs = [{ name: 'last_hidden_state', type: float, sizes: [null, null, null] }] as const;

/** True where a folder looks like such a model; nothing of it is read. */
export function isEmbedderFolder(folder: string): boolean {
  return existsSync(join(folder, 'model.onnx')) && existsSync(join(folder, 'vocab.txt'));
}

/**
 * A sentence encoder of BERT's shape out of a folder with `model.onnx`, `vocab.txt` and, where there is one,
 * `tokenizer_config.json`; the mean of the last layer. Only ever called in a worker. Rejects with `bad-model` and
 * `engine-missing`.
 */
export async function openTextEmbedder(folder: string): Promise<TextEmbedder> {
  const path = join(folder, 'model.onnx');
  const { size: bytes } = await stat(path);
  if (bytes > maxBytes) throw new EngineError('bad-model', 'The model of meanings is too large.');
  const network = await readFile(path);
  const header = headerOf(network);
  const size = header.outputs.find(({ name }) => name === 'last_hidden_state')?.sizes.at(-1);
  if (typeof size !== 'number' || size < 1 || size > 4096)
    throw new EngineError('bad-model', 'The model of meanings does not say how many numbers it gives.');
  const vocabulary = await readFile(join(folder, 'vocab.txt'), 'utf8');
  const pieces = createWordPieces(vocabulary, { isLowerCase: await isLowerCase(folder) });
  if (pieces === null) throw new EngineError('bad-model', 'The vocabulary of the model of meanings is damaged.');
  const { InferenceSession, Tensor } = loadOnnxRuntime();
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 }).catch(
    (error: unknown) => {
      throw new EngineError('bad-model', 'The model of meanings cannot be opened.', error);
    },
  );
  const hasKinds = header.inputs.some(({ name }) => name === kinds.name);
  return {
    hash: createHash('sha256').update(network).update(vocabulary).digest('hex'),
    size,
    async embed(text) {
      const found = pieces.encode(text, maxPieces);
      const tensor = (of: (piece: number) => bigint) =>
        new Tensor('int64', BigInt64Array.from(found, of), [1, found.length]);
      const feeds = {
        [ids.name]: tensor(BigInt),
        [mask.name]: tensor(() => 1n),
        ...(hasKinds && { [kinds.name]: tensor(() => 0n) }),
      };
      const state = (await session.run(feeds))['last_hidden_state']?.data;
      if (!(state instanceof Float32Array) || state.length !== found.length * size)
        throw new EngineError('bad-model', 'The model of meanings cannot compute.');
      return meanOf(state, size);
    },
  };
}

function headerOf(network: Uint8Array): OnnxHeader {
  try {
    const header = readOnnxHeader(network);
    const inputs = header.inputs.some(({ name }) => name === kinds.name) ? [ids, mask, kinds] : [ids, mask];
    const refusal = refusalOf(header, { inputs, outputs });
    if (refusal !== null) throw new EngineError('bad-model', `The model of meanings cannot be used: ${refusal}.`);
    return header;
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    throw new EngineError('bad-model', `The model of meanings is damaged. ${error.message}`, error);
  }
}

async function isLowerCase(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'tokenizer_config.json'), 'utf8').catch(() => '{}');
  try {
    return (JSON.parse(text) as { do_lower_case?: unknown }).do_lower_case === true;
  } catch (error) {
    throw new EngineError('bad-model', 'tokenizer_config.json of the model of meanings is damaged.', error);
  }
}

function meanOf(state: Float32Array, size: number): Float32Array {
  const mean = new Float32Array(size);
  for (let at = 0; at < state.length; at += 1) mean[at % size] = (mean[at % size] ?? 0) + (state[at] ?? 0);
  const length = Math.hypot(...mean);
  if (!Number.isFinite(length)) throw new EngineError('internal', 'The model of meanings gives no numbers.');
  return length === 0 ? mean : mean.map((value) => value / length);
}
