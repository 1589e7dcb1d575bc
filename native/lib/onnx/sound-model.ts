import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../types.ts';
import { readOnnxHeader, refusalOf } from './onnx-header.ts';
import { ProtobufError } from './protobuf.ts';
import { loadOnnxRuntime } from './runtime.ts';

/** Distinguishes sounds: how likely each class of AudioSet is in a piece of sound. */
export interface SoundModel {
  /** SHA-256 of network and list of classes. */
  readonly hash: string;
  /** AudioSet's own marks of the classes (`/m/01j3sz`), in the order of the answers. */
  readonly classes: readonly string[];
  /** 0…1 for each class, by itself, from frames of 80 bands; at least a second of them, ten at most. */
  classify(frames: Float32Array): Promise<Float32Array>;
}

export const soundModelBands = 80;
/** The list of classes, as every copy of AudioSet calls it. */
export const soundClassesFile = 'class_labels_indices.csv';
const float = 1;
const int64 = 7;
const maxBytes = 500_000_000;
const maxListBytes = 1_000_000;
const classLimits = { min: 2, max: 2000 };

export interface SoundModelFiles {
  readonly path: string;
  readonly hash: string;
  readonly classes: readonly string[];
  readonly answer: string;
}

/** True for a folder with a network and the list of its classes, whole or not. */
export async function holdsSoundModel(folder: string): Promise<boolean> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  return names.includes(soundClassesFile) && names.some(isNetwork);
}

/** True for the name of one of both files. */
export function isSoundModelFile(name: string): boolean {
  return name === soundClassesFile || isNetwork(name);
}

const isNetwork = (name: string) => name.endsWith('.onnx');

/** Checks both files before any native code sees one. Rejects with `bad-model`, and says which file and why. */
export async function checkSoundModel(folder: string): Promise<SoundModelFiles> {
  const networks = (await readdir(folder)).filter(isNetwork);
  const [name] = networks;
  if (name === undefined || networks.length !== 1) {
    throw bad(`The model needs one network; there are ${networks.length}.`);
  }
  const path = join(folder, name);
  const list = join(folder, soundClassesFile);
  if ((await stat(path)).size > maxBytes) throw bad('The network of the model is too large.');
  if ((await stat(list)).size > maxListBytes) throw bad('The list of classes is too large.');
  const [network, text] = [await readFile(path), await readFile(list)];
  const classes = readClasses(text.toString('utf8'));
  const hash = createHash('sha256').update(network).update(text).digest('hex');
  return { path, hash, classes, answer: answerOf(network, classes.length) };
}

/** `index,mid,display_name` in the first line, then a line for each class in the order of the answers. */
function readClasses(text: string): readonly string[] {
  const [, ...lines] = text.split(/\r?\n/u).filter((line) => line !== '');
  const classes = lines.map((line, nth) => {
    const [, index, mark] = /^(\d+),([^,"]+),/u.exec(line) ?? [];
    if (mark === undefined || Number(index) !== nth) throw bad(`Line ${nth + 2} of the list of classes is none.`);
    return mark;
  });
  if (classes.length < classLimits.min || classes.length > classLimits.max) {
    throw bad(`The list of classes has ${classes.length} classes.`);
  }
  return classes;
}

/** The name of the output. */
function answerOf(network: Uint8Array, count: number): string {
  try {
    const header = readOnnxHeader(network);
    const [output] = header.outputs;
    const refusal = refusalOf(header, {
      inputs: [
        { name: 'x', type: float, sizes: [null, null, soundModelBands] },
        { name: 'x_lens', type: int64, sizes: [null] },
      ],
      outputs: [{ name: output?.name ?? '', type: float, sizes: [null, count] }],
    });
    if (refusal !== null) throw bad(`The network of the model cannot be used: ${refusal}.`);
    return output?.name ?? '';
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    throw bad(`The network of the model is damaged. ${error.message}`, error);
  }
}

/** Only ever called in a worker. Rejects with `bad-model` and `engine-missing`. */
export async function openSoundModel(folder: string): Promise<SoundModel> {
  const { path, hash, classes, answer } = await checkSoundModel(folder);
  const { InferenceSession, Tensor } = loadOnnxRuntime();
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 }).catch(
    (error: unknown) => {
      throw bad('The model of sounds cannot be opened.', error);
    },
  );
  return {
    hash,
    classes,
    async classify(frames) {
      const count = frames.length / soundModelBands;
      const feeds = {
        x: new Tensor('float32', frames, [1, count, soundModelBands]),
        x_lens: new Tensor('int64', BigInt64Array.of(BigInt(count)), [1]),
      };
      const answers = await session.run(feeds).catch((error: unknown) => {
        throw bad('The model of sounds cannot compute.', error);
      });
      const found = answers[answer]?.data;
      if (!(found instanceof Float32Array) || found.length !== classes.length || !found.every(Number.isFinite)) {
        throw bad('The model of sounds gives no numbers.');
      }
      return asProbabilities(found);
    },
  };
}

/** Exports before June 2024 end in a sigmoid, later ones do not; both call their output `logits`. */
function asProbabilities(found: Float32Array): Float32Array {
  return found.every((value) => value >= 0 && value <= 1) ? found : found.map((value) => 1 / (1 + Math.exp(-value)));
}

function bad(message: string, cause?: unknown): EngineError {
  return new EngineError('bad-model', message, cause);
}
