import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../types.ts';
import { readOnnxHeader, refusalOf, type ExpectedModel, type OnnxHeader } from './onnx-header.ts';
import { ProtobufError } from './protobuf.ts';
import { loadOnnxRuntime, type OnnxSession } from './runtime.ts';

/** Distinguishes voices: who of at most three speaks when in a window, and how a voice sounds. */
export interface VoiceModels {
  /** SHA-256 of both networks. */
  readonly hash: string;
  /** Likelihoods (log) of the seven classes of each frame: no one, three alone, three pairs. `samples`: ten seconds, full scale 1. */
  segment(samples: Float32Array): Promise<Float32Array>;
  /** Unit vector of a voice out of frames of 80 bands, each against its mean over them. */
  embed(frames: Float32Array): Promise<Float32Array>;
}

export const segmentSeconds = 10;
export const segmentSamples = segmentSeconds * 16_000;
/** Frames that the segmentation gives for ten seconds: one of 991 samples every 270. */
export const segmentFrames = 589;
export const frameStep = 270;
export const frameSize = 991;
export const classCount = 7;
export const voiceModelBands = 80;
const float = 1;
const maxBytes = 500_000_000;

interface Part {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly header: OnnxHeader;
}
interface OpenPart {
  readonly session: OnnxSession;
  readonly input: string;
  readonly output: string;
}
export interface VoiceFiles {
  readonly segmentation: Part;
  readonly embedding: Part;
  readonly dimensions: number;
}

/** True for a folder with both networks by their names, whole or not. */
export async function holdsVoiceModels(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some(isSegmentation) && names.some(isEmbedding);
}

/** True for the name of one of both networks. */
export function isVoiceFile(name: string): boolean {
  return isSegmentation(name) || isEmbedding(name);
}

const isSegmentation = (name: string) => name.includes('segmentation') && name.endsWith('.onnx');
const isEmbedding = (name: string) =>
  /campplus|cam\+\+|embedding|resnet|titanet/iu.test(name) && name.endsWith('.onnx');

/** Checks both files before any native code sees one. Rejects with `bad-model`, and says which file and why. */
export async function checkVoiceFiles(folder: string): Promise<VoiceFiles> {
  const names = await readdir(folder);
  const segmentation = await read(folder, names.filter(isSegmentation), 'segmentation');
  const embedding = await read(folder, names.filter(isEmbedding), 'embedding');
  refuse('segmentation', segmentation.header, {
    inputs: [{ name: nameOf(segmentation.header.inputs), type: float, sizes: [null, 1, null] }],
    outputs: [{ name: nameOf(segmentation.header.outputs), type: float, sizes: [null, null, classCount] }],
  });
  refuse('embedding', embedding.header, {
    inputs: [{ name: nameOf(embedding.header.inputs), type: float, sizes: [null, null, voiceModelBands] }],
    outputs: [{ name: nameOf(embedding.header.outputs), type: float, sizes: [null, null] }],
  });
  const dimensions = embedding.header.outputs[0]?.sizes.at(-1);
  if (typeof dimensions !== 'number' || dimensions < 2 || dimensions > 1024) {
    throw new EngineError('bad-model', 'The embedding of the model does not say how many numbers it gives.');
  }
  return { segmentation, embedding, dimensions };
}

const nameOf = (shapes: OnnxHeader['inputs']) => shapes[0]?.name ?? '';

async function read(folder: string, names: readonly string[], part: string): Promise<Part> {
  const [name] = names;
  if (name === undefined || names.length !== 1) {
    throw new EngineError('bad-model', `The model needs one file of its ${part}; there are ${names.length}.`);
  }
  const path = join(folder, name);
  const { size } = await stat(path);
  if (size > maxBytes) throw new EngineError('bad-model', `The ${part} of the model is too large.`);
  const bytes = await readFile(path);
  try {
    return { path, bytes, header: readOnnxHeader(bytes) };
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    throw new EngineError('bad-model', `The ${part} of the model is damaged. ${error.message}`, error);
  }
}

function refuse(part: string, header: OnnxHeader, expected: ExpectedModel): void {
  const refusal = refusalOf(header, expected);
  if (refusal !== null) throw new EngineError('bad-model', `The ${part} of the model cannot be used: ${refusal}.`);
}

/** Only ever called in a worker. Rejects with `bad-model` and `engine-missing`. */
export async function openVoiceModels(folder: string): Promise<VoiceModels> {
  const { segmentation, embedding, dimensions } = await checkVoiceFiles(folder);
  const { InferenceSession, Tensor } = loadOnnxRuntime();
  const open = (part: Part) =>
    InferenceSession.create(part.path, { intraOpNumThreads: 1, interOpNumThreads: 1 }).catch((error: unknown) => {
      throw new EngineError('bad-model', 'The model of voices cannot be opened.', error);
    });
  // What is kept below must not hold the bytes of the files.
  const named = async (part: Part): Promise<OpenPart> => {
    return { session: await open(part), input: nameOf(part.header.inputs), output: nameOf(part.header.outputs) };
  };
  const [segmenter, embedder] = [await named(segmentation), await named(embedding)];
  const run = async ({ session, input, output }: OpenPart, data: Float32Array, dims: readonly number[]) => {
    const answers = await session.run({ [input]: new Tensor('float32', data, dims) }).catch((error: unknown) => {
      throw new EngineError('bad-model', 'The model of voices cannot compute.', error);
    });
    const answer = answers[output]?.data;
    if (!(answer instanceof Float32Array)) throw new EngineError('bad-model', 'The model of voices gives no numbers.');
    return answer;
  };
  return {
    hash: createHash('sha256').update(segmentation.bytes).update(embedding.bytes).digest('hex'),
    async segment(samples) {
      if (samples.length !== segmentSamples) throw new RangeError('ten seconds are segmented at once');
      const found = await run(segmenter, samples, [1, 1, segmentSamples]);
      if (found.length % classCount !== 0 || Math.abs(found.length / classCount - segmentFrames) > 4) {
        throw new EngineError('bad-model', `The segmentation gives ${found.length} numbers for ten seconds.`);
      }
      return found;
    },
    async embed(frames) {
      const count = frames.length / voiceModelBands;
      const vector = await run(embedder, centred(frames, count), [1, count, voiceModelBands]);
      const length = Math.hypot(...vector);
      if (vector.length !== dimensions || !Number.isFinite(length)) {
        throw new EngineError('bad-model', 'The embedding gives no numbers.');
      }
      return vector.map((value) => value / (length || 1));
    },
  };
}

/** Each band against its mean, as the networks were trained. */
function centred(frames: Float32Array, count: number): Float32Array {
  const means = new Float64Array(voiceModelBands);
  for (let at = 0; at < frames.length; at += 1) {
    means[at % voiceModelBands] = (means[at % voiceModelBands] ?? 0) + (frames[at] ?? 0) / count;
  }
  return frames.map((value, at) => value - (means[at % voiceModelBands] ?? 0));
}
