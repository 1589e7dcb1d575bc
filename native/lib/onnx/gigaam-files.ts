import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../types.ts';
import { gigaamBands } from './gigaam-features.ts';
import { readOnnxHeader, refusalOf, type ExpectedModel, type OnnxHeader } from './onnx-header.ts';
import { ProtobufError } from './protobuf.ts';

/** Paths of the four files of an RNN-T model, whatever stands before and between these words in their names. */
export interface GigaamFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly joint: string;
  readonly pieces: readonly string[];
  readonly stateSize: number;
}

const float = 1;
const int32 = 6;
const int64 = 7;
const maxModelBytes = 2_000_000_000;

const parts: Readonly<Record<'encoder' | 'decoder' | 'joint', ExpectedModel>> = {
  encoder: {
    inputs: [
      { name: 'audio_signal', type: float, sizes: [null, gigaamBands, null] },
      { name: 'length', type: int64, sizes: [null] },
    ],
    outputs: [{ name: 'encoded', type: float, sizes: [null, null, null] }],
  },
  decoder: {
    inputs: [
      { name: 'x', type: int32, sizes: [null, null] },
      { name: 'h.1', type: float, sizes: [1, null, null] },
      { name: 'c.1', type: float, sizes: [1, null, null] },
    ],
    outputs: [
      { name: 'dec', type: float, sizes: [null, null, null] },
      { name: 'h', type: float, sizes: [1, null, null] },
      { name: 'c', type: float, sizes: [1, null, null] },
    ],
  },
  joint: {
    inputs: [
      { name: 'enc', type: float, sizes: [null, null, null] },
      { name: 'dec', type: float, sizes: [null, null, null] },
    ],
    outputs: [{ name: 'joint', type: float, sizes: [null, null, null, null] }],
  },
};

/** A model of several files is a folder. */
export async function isModelFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Checks all of them before any native code sees one. Rejects with `bad-model`, and says which file and why. */
export async function checkGigaamFiles(folder: string): Promise<GigaamFiles> {
  const names = await readdir(folder);
  const named = (part: string, ending: string) => {
    const found = names.filter((name) => name.includes(part) && name.endsWith(ending));
    if (found.length !== 1 || found[0] === undefined) {
      throw new EngineError(
        'bad-model',
        `The model needs one file named …${part}…${ending}; there are ${found.length}.`,
      );
    }
    return join(folder, found[0]);
  };
  const paths = {
    encoder: named('encoder', '.onnx'),
    decoder: named('decoder', '.onnx'),
    joint: named('joint', '.onnx'),
  };
  const headers = {
    encoder: await checkPart(paths.encoder, 'encoder'),
    decoder: await checkPart(paths.decoder, 'decoder'),
    joint: await checkPart(paths.joint, 'joint'),
  };
  const pieces = piecesOf(await readFile(named('vocab', '.txt'), 'utf8'));
  const state = headers.decoder.inputs.find(({ name }) => name === 'h.1')?.sizes.at(-1);
  if (typeof state !== 'number' || state < 1 || state > 8192) {
    throw new EngineError('bad-model', 'The decoder of the model does not say how large its state is.');
  }
  const size = headers.joint.outputs[0]?.sizes.at(-1);
  if (typeof size === 'number' && size !== pieces.length) {
    throw new EngineError('bad-model', `The vocabulary has ${pieces.length} entries, and the model ${size}.`);
  }
  return { ...paths, pieces, stateSize: state };
}

async function checkPart(path: string, part: keyof typeof parts): Promise<OnnxHeader> {
  const { size } = await stat(path);
  if (size > maxModelBytes) throw new EngineError('bad-model', `The ${part} of the model is too large.`);
  try {
    const header = readOnnxHeader(await readFile(path));
    const refusal = refusalOf(header, parts[part]);
    if (refusal !== null) throw new EngineError('bad-model', `The ${part} of the model cannot be used: ${refusal}.`);
    return header;
  } catch (error) {
    if (error instanceof ProtobufError) {
      throw new EngineError('bad-model', `The ${part} of the model is damaged. ${error.message}`, error);
    }
    throw error;
  }
}

/** Lines of «piece number», the numbers from 0 on; the last one is the blank. */
function piecesOf(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pieces = lines.map((line, nth) => {
    const [, piece, id] = /^(.*)[ \t](\d+)\r?$/u.exec(line) ?? [];
    if (piece === undefined || Number(id) !== nth) {
      throw new EngineError('bad-model', `The vocabulary of the model is damaged in line ${nth + 1}.`);
    }
    return piece;
  });
  if (pieces.length < 2 || !/^<(?:blk|blank)>$/u.test(pieces.at(-1) ?? '')) {
    throw new EngineError('bad-model', 'The vocabulary of the model is damaged: its last entry is not the blank.');
  }
  return pieces;
}
