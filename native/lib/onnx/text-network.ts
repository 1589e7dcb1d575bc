import { createHash } from 'node:crypto';
import { EngineError } from '../types.ts';
import { loadOnnxRuntime } from './runtime.ts';
import { pieceInputs, readTextModel, type TextModelFiles, type TextTask } from './text-model-files.ts';

/** A loaded network of BERT's family. */
export interface TextNetwork {
  readonly files: TextModelFiles;
  /** SHA-256 of the network, its vocabulary and its labels. */
  readonly hash: string;
  /** What it gives for pieces, with [CLS] and [SEP] around them: `size` numbers for each, or for all of them. */
  run(ids: readonly number[]): Promise<Float32Array>;
}

/** Only ever called in a worker. Rejects with `bad-model` and `engine-missing`. */
export async function openTextNetwork(folder: string, task: TextTask): Promise<TextNetwork> {
  const files = await readTextModel(folder);
  if (files.task !== task) throw new EngineError('bad-model', `The text model is for ${files.task}.`);
  const { InferenceSession, Tensor } = loadOnnxRuntime();
  const session = await InferenceSession.create(files.path, { intraOpNumThreads: 1, interOpNumThreads: 1 }).catch(
    (error: unknown) => {
      throw new EngineError('bad-model', 'The text model cannot be opened.', error);
    },
  );
  const { begin, end } = files.pieces.special;
  const size = task === 'words' ? files.pieces.size : files.labels.length;
  return {
    files: { ...files, network: new Uint8Array() },
    hash: createHash('sha256')
      .update(files.network)
      .update(files.vocabulary)
      .update(files.labels.join('\n'))
      .digest('hex'),
    async run(ids) {
      const all = [begin, ...ids, end];
      const tensor = (of: (id: number) => bigint) => new Tensor('int64', BigInt64Array.from(all, of), [1, all.length]);
      const feeds = {
        [pieceInputs.ids.name]: tensor(BigInt),
        [pieceInputs.mask.name]: tensor(() => 1n),
        ...(files.hasKinds && { [pieceInputs.kinds.name]: tensor(() => 0n) }),
      };
      const computed = await session.run(feeds).catch((error: unknown) => {
        throw new EngineError('bad-model', 'The text model cannot compute.', error);
      });
      const logits = computed['logits']?.data;
      const expected = task === 'classes' ? size : size * all.length;
      if (!(logits instanceof Float32Array) || logits.length !== expected)
        throw new EngineError('bad-model', 'The text model cannot compute.');
      return logits;
    },
  };
}

/** Shares of one, of `count` numbers from `from` on. */
export function softmax(logits: Float32Array, from: number, count: number): Float32Array {
  const some = logits.slice(from, from + count);
  let max = -Infinity;
  for (const one of some) if (one > max) max = one;
  let sum = 0;
  for (let nth = 0; nth < some.length; nth += 1) {
    const value = Math.exp((some[nth] ?? 0) - max);
    some[nth] = value;
    sum += value;
  }
  if (!Number.isFinite(sum) || sum === 0) throw new EngineError('bad-model', 'The text model gives no numbers.');
  return some.map((value) => value / sum);
}
