import { EngineError } from '../types.ts';
import type { ModelReader } from './model-reader.ts';
import { walkTensors, type ExpectedTensors } from './model-tensors.ts';
import { f32, matrixTypeOfFileType, tensorTypes } from './tensor-types.ts';

/** The fifteen numbers after the magic, in the order of the file. */
interface ParakeetNumbers {
  readonly vocabularySize: number;
  readonly audioContext: number;
  readonly audioState: number;
  readonly audioHeads: number;
  readonly audioLayers: number;
  readonly melBands: number;
  /** Number of the tensor type of the big matrices. */
  readonly matrixType: number;
  readonly fftSize: number;
  readonly subsampling: number;
  readonly subsamplingChannels: number;
  readonly kernel: number;
  readonly predictionState: number;
  readonly predictionLayers: number;
  readonly durations: number;
  readonly maxTokens: number;
}

const versionFactor = 1000;
const maxTokenBytes = 1024;
/** A Whisper vocabulary is never this small. */
const maxVocabulary = 20_000;

const damaged = (what: string) =>
  new EngineError('bad-model', `The model's header is damaged: its ${what} is not right.`);

/** By the size of the vocabulary: neither family has one of the other's. */
export async function isParakeet(reader: ModelReader): Promise<boolean> {
  const [vocabularySize = 0, , , , , , , fftSize, subsampling] = await reader.peek((one) => one.int32s(9));
  return vocabularySize > 0 && vocabularySize <= maxVocabulary && fftSize === 512 && subsampling === 8;
}

/** Everything but the weights; throws EngineError `bad-model` for what would make parakeet.cpp crash or hang. */
export async function readParakeet(reader: ModelReader) {
  const values = await readNumbers(reader);
  const fault = findFault(values);
  if (fault !== undefined) throw damaged(fault);
  await checkFrontEnd(reader, values);
  await checkDurations(reader, values.durations);
  await checkPieces(reader, values.vocabularySize);
  const tensorCount = await walkTensors(reader, expectedTensors(values));
  return {
    vocabularySize: values.vocabularySize,
    audioLayers: values.audioLayers,
    isMultilingual: true,
    quantization: tensorTypes.get(values.matrixType)?.name ?? 'unknown',
    tensorCount,
  };
}

async function readNumbers(reader: ModelReader): Promise<ParakeetNumbers> {
  const at = await reader.int32s(15);
  const value = (index: number): number => at[index] ?? 0;
  const fileType = value(6);
  const matrixType = fileType < 0 ? undefined : matrixTypeOfFileType.get(fileType % versionFactor);
  if (matrixType === undefined) {
    throw new EngineError('bad-model', `The model is stored in an unknown format (file type ${fileType}).`);
  }
  return {
    vocabularySize: value(0),
    audioContext: value(1),
    audioState: value(2),
    audioHeads: value(3),
    audioLayers: value(4),
    melBands: value(5),
    matrixType,
    fftSize: value(7),
    subsampling: value(8),
    subsamplingChannels: value(9),
    kernel: value(10),
    predictionState: value(11),
    predictionLayers: value(12),
    durations: value(13),
    maxTokens: value(14),
  };
}

/** Values parakeet.cpp divides by, allocates by or indexes with; of the published models and those made for tests. */
function findFault(values: ParakeetNumbers): string | undefined {
  const isBetween = (value: number, low: number, high: number) => value >= low && value <= high;
  if (!isBetween(values.audioContext, 100, 20_000)) return 'audio context';
  if (!isBetween(values.audioState, 32, 2048) || values.audioState % 32 !== 0) return 'width';
  if (!isBetween(values.audioHeads, 1, 64) || values.audioState % values.audioHeads !== 0)
    return 'number of attention heads';
  if ((values.audioState / values.audioHeads) % 8 !== 0) return 'number of attention heads';
  if (!isBetween(values.audioLayers, 1, 48)) return 'number of encoder layers';
  if (values.melBands !== 80 && values.melBands !== 128) return 'number of mel bands';
  if (!isBetween(values.subsamplingChannels, 8, 1024)) return 'number of channels';
  if (!isBetween(values.kernel, 3, 31) || values.kernel % 2 === 0) return 'width of its convolution';
  if (!isBetween(values.predictionState, 32, 2048) || values.predictionState % 32 !== 0) return 'width of the decoder';
  // parakeet.cpp has room for the tensors of two.
  if (!isBetween(values.predictionLayers, 1, 2)) return 'number of decoder layers';
  if (!isBetween(values.durations, 1, 16)) return 'number of durations';
  if (!isBetween(values.maxTokens, 1, 100)) return 'number of tokens a frame';
  return undefined;
}

async function checkFrontEnd(reader: ModelReader, { melBands, fftSize }: ParakeetNumbers): Promise<void> {
  const [bands, spectrum] = await reader.int32s(2);
  if (bands !== melBands || spectrum !== fftSize / 2 + 1) throw damaged('set of mel filters');
  reader.skip(melBands * spectrum * 4);
  const windowSize = await reader.int32();
  if (windowSize < 16 || windowSize > fftSize) throw damaged('window');
  reader.skip(windowSize * 4);
}

/** One that is not a small number would step over the end of the sound, or never on. */
async function checkDurations(reader: ModelReader, count: number): Promise<void> {
  const durations = await reader.int32s(count);
  if (durations.some((frames) => frames < 0 || frames > 64)) throw damaged('list of durations');
}

async function checkPieces(reader: ModelReader, vocabularySize: number): Promise<void> {
  // parakeet.cpp takes the number after the last piece for its blank, so another number of pieces is another model.
  if ((await reader.int32()) !== vocabularySize) throw damaged('vocabulary size');
  for (let index = 0; index < vocabularySize; index += 1) {
    const length = await reader.int32();
    if (length < 0 || length > maxTokenBytes) throw damaged('vocabulary');
    reader.skip(length);
  }
}

function expectedTensors(values: ParakeetNumbers): ExpectedTensors {
  const { audioState: width, matrixType: type, subsamplingChannels: channels, audioHeads: heads, kernel } = values;
  const all: ExpectedTensors = new Map();
  const add = (name: string, dims: readonly number[], own = f32) => void all.set(name, { dims, type: own });
  const addNorm = (name: string) => {
    add(`${name}.weight`, [width]);
    add(`${name}.bias`, [width]);
  };
  const features = Math.floor(values.melBands / values.subsampling) * channels;
  add('encoder.pre_encode.out.weight', [features, width], type);
  add('encoder.pre_encode.out.bias', [width]);
  for (const [nth, dims] of [
    [0, [3, 3, 1, channels]],
    [2, [3, 3, 1, channels]],
    [3, [1, 1, channels, channels]],
    [5, [3, 3, 1, channels]],
    [6, [1, 1, channels, channels]],
  ] as const) {
    add(`encoder.pre_encode.conv.${nth}.weight`, dims);
    add(`encoder.pre_encode.conv.${nth}.bias`, [1, 1, channels, 1]);
  }
  for (let layer = 0; layer < values.audioLayers; layer += 1) {
    const at = `encoder.layers.${layer}`;
    for (const name of ['norm_feed_forward1', 'norm_conv', 'norm_self_att', 'norm_feed_forward2', 'norm_out'])
      addNorm(`${at}.${name}`);
    for (const name of ['feed_forward1', 'feed_forward2']) {
      add(`${at}.${name}.linear1.weight`, [width, 4 * width], type);
      add(`${at}.${name}.linear2.weight`, [4 * width, width], type);
    }
    add(`${at}.conv.pointwise_conv1.weight`, [width, 2 * width], type);
    add(`${at}.conv.pointwise_conv2.weight`, [width, width], type);
    add(`${at}.conv.depthwise_conv.weight`, [kernel, width]);
    for (const name of ['weight', 'bias', 'running_mean', 'running_var']) add(`${at}.conv.batch_norm.${name}`, [width]);
    add(`${at}.conv.batch_norm.num_batches_tracked`, [1]);
    for (const name of ['pos_bias_u', 'pos_bias_v']) add(`${at}.self_attn.${name}`, [width / heads, heads]);
    for (const name of ['q', 'k', 'v', 'out', 'pos'])
      add(`${at}.self_attn.linear_${name}.weight`, [width, width], type);
  }
  addDecoder(all, values);
  return all;
}

function addDecoder(all: ExpectedTensors, values: ParakeetNumbers): void {
  const { matrixType, predictionState: state, vocabularySize, durations, audioState } = values;
  const { blockSize = 1 } = tensorTypes.get(matrixType) ?? {};
  // What does not divide into blocks of the type stays whole.
  const type = blockSize > 1 && state % blockSize !== 0 ? f32 : matrixType;
  all.set('decoder.prediction.embed.weight', { dims: [state, vocabularySize + 1], type });
  for (let layer = 0; layer < values.predictionLayers; layer += 1) {
    const at = 'decoder.prediction.dec_rnn.lstm';
    all.set(`${at}.weight_ih_l${layer}`, { dims: [state, 4 * state], type });
    all.set(`${at}.weight_hh_l${layer}`, { dims: [state, 4 * state], type });
    all.set(`${at}.bias_h_l${layer}`, { dims: [4 * state], type: f32 });
  }
  all.set('joint.pred.weight', { dims: [state, state], type });
  all.set('joint.pred.bias', { dims: [state], type: f32 });
  all.set('joint.enc.weight', { dims: [audioState, state], type: matrixType });
  all.set('joint.enc.bias', { dims: [state], type: f32 });
  all.set('joint.joint_net.2.weight', { dims: [state, vocabularySize + durations + 1], type });
  all.set('joint.joint_net.2.bias', { dims: [vocabularySize + durations + 1], type: f32 });
}
